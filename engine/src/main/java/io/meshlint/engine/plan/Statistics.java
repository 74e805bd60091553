package io.meshlint.engine.plan;

import io.meshlint.engine.core.Relation;

/** How many members relations have. */
@FunctionalInterface
public interface Statistics {
    /** The size of a kind or table without inputs, exact; of anything else an estimate. */
    double size(Relation relation);
}
