package io.meshlint.engine.run;

import io.meshlint.engine.value.Value;

/** An evaluation that decides something; made so that deciding needs no value. */
@FunctionalInterface
interface Condition extends Evaluation {

    @Override
    boolean holds(Frame frame);

    @Override
    default Value of(Frame frame) {
        return Comparisons.truth(holds(frame));
    }
}
