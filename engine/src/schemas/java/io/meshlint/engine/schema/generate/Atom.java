package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.DraftKind;
import io.meshlint.engine.schema.Product;
import java.util.Comparator;

/**
 * One thing that a set of releases is told of: an API version of a product's kinds.
 *
 * @param version without its group
 */
record Atom(Product product, String version) implements Comparable<Atom> {
    private static final Comparator<Atom> ORDER =
            Comparator.comparing(Atom::product).thenComparing(Atom::version, DraftKind.NEWEST_FIRST);

    @Override
    public int compareTo(Atom other) {
        return ORDER.compare(this, other);
    }
}
