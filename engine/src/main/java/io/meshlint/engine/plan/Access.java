package io.meshlint.engine.plan;

import io.meshlint.engine.builtin.JoinIndex;
import io.meshlint.engine.core.Code;
import java.util.List;

/** How the members of a relation are found. */
public sealed interface Access {

    /** All of them. */
    record Full() implements Access {}

    /** Those whose keys equal values that are known. */
    record Hash(List<Key> keys) implements Access {
        public Hash {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Those whose keys equal values that are known, by evaluating the view for these values only.
     */
    record Demand(List<Key> keys) implements Access {
        public Demand {
            keys = List.copyOf(keys);
        }
    }

    /** Those that an index of a built-in condition proposes. */
    record Indexed(JoinIndex index, int storedArgument, Code stored, Code probe) implements Access {}

    /** A key of the relation's member and the value it must have. */
    record Key(Code stored, Code probe) {}
}
