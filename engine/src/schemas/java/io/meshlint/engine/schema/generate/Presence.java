package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.DraftKind;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.schema.Releases;
import io.meshlint.engine.schema.Releases.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** In which releases something was seen, for each API version. */
final class Presence {
    private final Map<Atom, BitSet> seen = new TreeMap<>();

    void add(Atom atom, int minor) {
        seen.computeIfAbsent(atom, ignored -> new BitSet()).set(minor);
    }

    void addAll(Presence other) {
        other.seen.forEach((atom, releases) ->
                seen.computeIfAbsent(atom, ignored -> new BitSet()).or(releases));
    }

    /**
     * Where something is missing that these saw, as {@link io.meshlint.engine.schema.Absences} writes it for one product; empty where nowhere, and
     * where it was seen nowhere: then the sources do not tell of it.
     */
    Map<String, Releases> missing(Presence part, Product product) {
        Map<String, Releases> missing = new TreeMap<>(DraftKind.NEWEST_FIRST);
        if (part == null || part.seen.keySet().stream().noneMatch(atom -> atom.product() == product)) {
            return missing;
        }
        BitSet everywhere = new BitSet();
        BitSet anywhere = new BitSet();
        Map<Atom, BitSet> absent = new TreeMap<>();
        seen.forEach((atom, all) -> {
            if (atom.product() == product) {
                BitSet without = (BitSet) all.clone();
                without.andNot(part.seen.getOrDefault(atom, new BitSet()));
                absent.put(atom, without);
                everywhere.or(without);
                anywhere.or(all);
            }
        });
        boolean same = absent.entrySet().stream().allMatch(entry -> {
            BitSet expected = (BitSet) everywhere.clone();
            expected.and(seen.get(entry.getKey()));
            return expected.equals(entry.getValue());
        });
        if (same) {
            put(missing, "", everywhere, anywhere);
        } else {
            absent.forEach((atom, without) -> put(missing, atom.version(), without, seen.get(atom)));
        }
        return missing;
    }

    private static void put(Map<String, Releases> missing, String version, BitSet without, BitSet all) {
        Releases releases = releases(without, all);
        if (!releases.equals(Releases.NONE)) {
            missing.put(version, releases);
        }
    }

    /** A row of releases that reaches the first or the last that was looked at has no bound there. */
    private static Releases releases(BitSet part, BitSet all) {
        List<Span> spans = new ArrayList<>();
        int lowest = all.nextSetBit(0);
        for (int from = part.nextSetBit(0); from >= 0; ) {
            int to = from;
            int next = all.nextSetBit(to + 1);
            while (next >= 0 && part.get(next)) {
                to = next;
                next = all.nextSetBit(to + 1);
            }
            String written = (from == lowest ? "" : from) + "-" + (next < 0 ? "" : to);
            spans.addAll(Releases.parse(written).spans());
            from = part.nextSetBit(to + 1);
        }
        return new Releases(spans);
    }

    /** The releases in which an API version was seen, where all that were looked at are given. */
    Releases of(Atom atom, BitSet all) {
        return releases(seen.getOrDefault(atom, new BitSet()), all);
    }
}
