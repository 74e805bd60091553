package io.meshlint.engine.plan;

import java.util.List;

/**
 * The steps that give a query's rows.
 *
 * @param estimatedRows how many rows the planner expects; at least 0
 */
public record Plan(List<PlanStep> steps, double estimatedRows) {
    public Plan {
        steps = List.copyOf(steps);
    }
}
