package io.meshlint.engine.run;

import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.Value;
import java.util.Arrays;
import java.util.List;

/** A code made ready to run. */
@FunctionalInterface
interface Evaluation {

    Value of(Frame frame);

    /** True if the value is {@code true}; anything else does not hold. */
    default boolean holds(Frame frame) {
        return of(frame) instanceof BooleanValue truth && truth.value();
    }

    /** The values of all, in their order. */
    static List<Value> all(List<Evaluation> evaluations, Frame frame) {
        return Arrays.asList(values(evaluations.toArray(Evaluation[]::new), frame));
    }

    /** The values of all, in their order. */
    static Value[] values(Evaluation[] evaluations, Frame frame) {
        Value[] values = new Value[evaluations.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluations[i].of(frame);
        }
        return values;
    }
}
