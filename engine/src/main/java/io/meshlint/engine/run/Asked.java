package io.meshlint.engine.run;

import io.meshlint.engine.value.Value;
import java.util.Arrays;

/** The values that a relation is asked for, as a key. */
final class Asked {
    static final Value[] NOTHING = {};

    private final Value[] values;
    private final int hash;

    /** @param values not changed afterwards by anyone */
    Asked(Value[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Asked that && hash == that.hash && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
