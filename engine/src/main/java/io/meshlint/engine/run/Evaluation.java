package io.meshlint.engine.run;

import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.Value;
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
        Value[] values = new Value[evaluations.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluations.get(i).of(frame);
        }
        return List.of(values);
    }
}
