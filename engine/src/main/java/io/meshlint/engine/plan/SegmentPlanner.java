package io.meshlint.engine.plan;

import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Orders clauses that may be done in any order: greedily, what is decided or cheapest first.
 *
 * <p>Conditions come as soon as their variables are bound, then lists of a row whose elements link to a relation still to be read, then
 * relations that can be looked up by something known, other lists, and last the smallest relation that has to be read whole.
 */
final class SegmentPlanner {
    private static final double ROWS_OF_A_LIST = 1.5;
    private static final double COST_OF_A_LIST_WITH_KEYS = 1.2;
    private static final double KEPT_BY_A_CONDITION = 0.5;
    private static final double COST_OF_SUBQUERY = 3;

    private final Statistics statistics;
    private final double largeView;
    private final List<Query.Step> remaining;
    private final Set<Variable> bound;
    private final boolean sourceOrder;
    private final List<PlanStep> planned = new ArrayList<>();
    private double rows = 1;

    /** {@code bound} is added to. */
    SegmentPlanner(
            Statistics statistics, double largeView, List<Query.Step> steps, Set<Variable> bound, boolean sourceOrder) {
        this.statistics = statistics;
        this.largeView = largeView;
        this.remaining = new ArrayList<>(steps);
        this.bound = bound;
        this.sourceOrder = sourceOrder;
    }

    double estimatedRows() {
        return rows;
    }

    List<PlanStep> plan() {
        while (!remaining.isEmpty()) {
            if (sourceOrder) {
                take(remaining.get(0), new Candidate(remaining.get(0), 1, new Access.Full(), List.of()));
            } else if (!takeDecided()) {
                takeCheapest();
            }
        }
        return planned;
    }

    private boolean isReady(Query.Step step) {
        return bound.containsAll(FreeVariables.of(step));
    }

    /** Takes conditions and values that are ready and cheap, then conditions with subqueries. */
    private boolean takeDecided() {
        for (boolean subqueries : new boolean[] {false, true}) {
            for (Query.Step step : remaining) {
                boolean fits = step instanceof Query.Filter filter
                                && FreeVariables.hasSubquery(filter.condition()) == subqueries
                        || !subqueries
                                && step instanceof Query.Assign assign
                                && !FreeVariables.hasSubquery(assign.value());
                if (fits && isReady(step)) {
                    take(step, new Candidate(step, 0, new Access.Full(), List.of()));
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * A step that could come next.
     *
     * @param flattened steps of the member alone that its index takes in
     */
    record Candidate(Query.Step step, double cost, Access access, List<Query.Step> flattened) {}

    private void takeCheapest() {
        Candidate best = null;
        for (Query.Step step : remaining) {
            if (!(step instanceof Query.Filter) && isReady(step)) {
                Candidate candidate = candidate(step);
                if (best == null || candidate.cost() < best.cost()) {
                    best = candidate;
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("no clause can be done next: " + remaining);
        }
        take(best.step(), best);
    }

    private Candidate candidate(Query.Step step) {
        if (step instanceof Query.Scan scan) {
            return new AccessFinder(statistics, largeView, remaining, bound).find(scan);
        }
        double cost = COST_OF_SUBQUERY;
        if (step instanceof Query.Unnest unnest) {
            cost = givesKey(unnest) ? COST_OF_A_LIST_WITH_KEYS : ROWS_OF_A_LIST;
        }
        return new Candidate(step, cost, new Access.Full(), List.of());
    }

    /** True if a condition links the elements to a relation that is still to be read: then they come first, and the relation can be looked up. */
    private boolean givesKey(Query.Unnest unnest) {
        return remaining.stream()
                .filter(step -> step instanceof Query.Filter)
                .map(step -> FreeVariables.of(((Query.Filter) step).condition()))
                .anyMatch(free -> free.contains(unnest.variable())
                        && free.stream()
                                .anyMatch(variable -> variable != unnest.variable() && !bound.contains(variable)));
    }

    private void take(Query.Step step, Candidate candidate) {
        remaining.remove(step);
        if (step instanceof Query.Filter filter) {
            planned.add(new PlanStep.Filter(filter.span(), filter.condition()));
            rows *= KEPT_BY_A_CONDITION;
        } else if (step instanceof Query.Assign assign) {
            planned.add(new PlanStep.Assign(assign.span(), assign.variable(), assign.value()));
        } else if (step instanceof Query.Unnest unnest) {
            planned.add(new PlanStep.Unnest(unnest.span(), unnest.variable(), unnest.list()));
            rows *= ROWS_OF_A_LIST;
        } else {
            Query.Scan scan = (Query.Scan) step;
            planned.add(new PlanStep.Scan(
                    scan.span(), scan.variable(), scan.sources(), candidate.access(), candidate.flattened()));
            remaining.removeAll(candidate.flattened());
            candidate.flattened().forEach(inner -> bound.addAll(Normalizer.binds(inner)));
            rows *= Math.max(candidate.cost(), 0.1);
        }
        bound.addAll(Normalizer.binds(step));
    }
}
