package io.meshlint.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A range of minor versions of one major version.
 *
 * @param from the first, as the number behind the dot
 * @param to   the last
 */
record MinorVersions(int from, int to) {
    /** The versions of Istio that the packs know. */
    static final MinorVersions ISTIO = new MinorVersions(0, 30);

    MinorVersions {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no range of versions: 1." + from + " to 1." + to);
        }
    }

    /** Reads {@code 1.6 to 1.26}, {@code from 1.27}, {@code up to 1.26} or one version; what is not said is as in {@code limits}. */
    static MinorVersions parse(Optional<String> text, MinorVersions limits) {
        if (text.isEmpty()) {
            return limits;
        }
        String range = text.get();
        if (range.startsWith("from ")) {
            return new MinorVersions(minor(range.substring("from ".length())), limits.to);
        }
        if (range.startsWith("up to ")) {
            return new MinorVersions(limits.from, minor(range.substring("up to ".length())));
        }
        String[] ends = range.split(" to ");
        return new MinorVersions(minor(ends[0]), minor(ends[ends.length - 1]));
    }

    private static int minor(String version) {
        if (!version.matches("1\\.[0-9]+")) {
            throw new IllegalArgumentException("no version of the form 1.6: " + version);
        }
        return Integer.parseInt(version.substring("1.".length()));
    }

    boolean contains(int minor) {
        return from <= minor && minor <= to;
    }

    List<Integer> all() {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
