package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Releases of a product, as a set of minor numbers: 22 is 1.22.
 *
 * @param spans in ascending order, without overlaps
 */
public record Releases(List<Span> spans) {
    /** Stands for no bound. */
    private static final int LOWEST = 0;

    private static final int HIGHEST = 9_999;

    /** No release. */
    public static final Releases NONE = new Releases(List.of());
    /** Every release. */
    public static final Releases ALL = new Releases(List.of(new Span(LOWEST, HIGHEST)));

    /**
     * Releases in a row.
     *
     * @param from the first, 0 for all older ones too
     * @param to   the last, 9999 for all newer ones too
     */
    public record Span(int from, int to) {
        public Span {
            if (from < LOWEST || to > HIGHEST || from > to) {
                throw new IllegalArgumentException("no releases reach from " + from + " to " + to);
            }
        }

        /** The first release; empty where older ones are meant too. */
        public Optional<Integer> first() {
            return from == LOWEST ? Optional.empty() : Optional.of(from);
        }

        /** The last release; empty where newer ones are meant too. */
        public Optional<Integer> last() {
            return to == HIGHEST ? Optional.empty() : Optional.of(to);
        }

        private String written() {
            return from == to ? String.valueOf(from) : (from == LOWEST ? "" : from) + "-" + (to == HIGHEST ? "" : to);
        }
    }

    public Releases {
        spans = List.copyOf(spans);
    }

    /** Reads {@code -12}, {@code 14-}, {@code 3-5}, {@code 7}, {@code -} for every release, and several joined by {@code +}. */
    public static Releases parse(String text) {
        List<Span> spans = new ArrayList<>();
        for (String part : text.split("\\+")) {
            int dash = part.indexOf('-');
            String from = dash < 0 ? part : part.substring(0, dash);
            String to = dash < 0 ? part : part.substring(dash + 1);
            spans.add(new Span(
                    from.isEmpty() ? LOWEST : Integer.parseInt(from), to.isEmpty() ? HIGHEST : Integer.parseInt(to)));
        }
        return new Releases(spans);
    }

    /** What {@link #parse} reads. */
    public String written() {
        return String.join("+", spans.stream().map(Span::written).toList());
    }

    /** The row of releases that a release stands in. */
    public Optional<Span> around(int minor) {
        for (Span span : spans) {
            if (span.from() <= minor && minor <= span.to()) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }
}
