package io.meshlint.engine.plan;

import io.meshlint.engine.builtin.Builtin;
import io.meshlint.engine.core.Code;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.List;

/** How the members of a relation are found. */
public sealed interface Access {

    /** All of them. */
    record Full() implements Access {}

    /** Those that an index proposes for all keys together. The conditions are tried all the same on what it proposes. */
    record Keyed(List<Key> keys) implements Access {
        public Keyed {
            keys = List.copyOf(keys);
            if (keys.isEmpty()) {
                throw new IllegalArgumentException("an index needs a key");
            }
        }
    }

    /** Those whose keys equal values that are known, by evaluating the view for these values only. */
    record Demand(List<Equality> keys) implements Access {
        public Demand {
            keys = List.copyOf(keys);
            if (keys.isEmpty() || keys.stream().anyMatch(key -> !key.match().isEquality())) {
                throw new IllegalArgumentException("a view is asked for by equalities");
            }
        }
    }

    /** A condition between something of the member and something that is known before. */
    sealed interface Key {
        /** What is computed from the member alone. */
        Code stored();

        /** What is known before. */
        Code probe();

        /** The condition, as the author wrote it. */
        Code condition();
    }

    /** Values that have to be equal, or one that has to be in a list. */
    record Equality(Code stored, Code probe, Match match) implements Key {
        @Override
        public Code condition() {
            return switch (match) {
                case STORED_EQUALS_PROBE -> new Code.Binary(BinaryOperator.EQUAL, stored, probe);
                case PROBE_EQUALS_STORED -> new Code.Binary(BinaryOperator.EQUAL, probe, stored);
                case STORED_IN_PROBE -> new Code.Binary(BinaryOperator.IN, stored, probe);
                case PROBE_IN_STORED -> new Code.Binary(BinaryOperator.IN, probe, stored);
            };
        }
    }

    /** Which side stands where. Versions compare at the precision of the right side, so that the order of an equality counts. */
    enum Match {
        STORED_EQUALS_PROBE,
        PROBE_EQUALS_STORED,
        STORED_IN_PROBE,
        PROBE_IN_STORED;

        /** False for lists. */
        public boolean isEquality() {
            return this == STORED_EQUALS_PROBE || this == PROBE_EQUALS_STORED;
        }
    }

    /**
     * A built-in condition that has an index of its own.
     *
     * @param storedArgument which argument (0 or 1) is computed from the member
     */
    record Proposal(Builtin function, int storedArgument, Code stored, Code probe) implements Key {
        public Proposal {
            if (function.index().isEmpty() || storedArgument < 0 || storedArgument > 1) {
                throw new IllegalArgumentException("no index of " + function + " for argument " + storedArgument);
            }
        }

        @Override
        public Code condition() {
            return new Code.Call(function, storedArgument == 0 ? List.of(stored, probe) : List.of(probe, stored));
        }
    }
}
