package io.meshlint.engine.run;

import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.Value;

/** A code made ready to run. */
@FunctionalInterface
interface Evaluation {

    Value of(Frame frame);

    /** True if the value is {@code true}; anything else does not hold. */
    default boolean holds(Frame frame) {
        return of(frame) instanceof BooleanValue truth && truth.value();
    }
}
