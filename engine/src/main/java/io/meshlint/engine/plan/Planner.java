package io.meshlint.engine.plan;

import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes plans. */
public final class Planner {
    /** In small worlds a view of fewer rows is spelled out. */
    public static final double LARGE_VIEW = 5_000;

    private final Statistics statistics;
    private final double largeView;
    private final boolean sourceOrder;

    private Planner(Statistics statistics, double largeView, boolean sourceOrder) {
        this.statistics = statistics;
        this.largeView = largeView;
        this.sourceOrder = sourceOrder;
    }

    /** A planner that orders joins by estimated size and uses indexes. */
    public static Planner optimizing(Statistics statistics) {
        return optimizing(statistics, LARGE_VIEW);
    }

    /**
     * @param largeView from this estimated size on a view is not spelled out but evaluated for the values that are asked for, wherever it can be
     */
    public static Planner optimizing(Statistics statistics, double largeView) {
        return new Planner(statistics, largeView, false);
    }

    /** A planner that does what the author wrote, in that order and without indexes: to explain, and to test the other one against. */
    public static Planner inSourceOrder() {
        return new Planner(relation -> 1, LARGE_VIEW, true);
    }

    /** True for a planner that does what the author wrote, in that order. */
    public boolean isInSourceOrder() {
        return sourceOrder;
    }

    /**
     * Plans a query.
     *
     * @param bound variables that have values before it begins
     */
    public Plan plan(Query query, Set<Variable> bound) {
        return plan(sourceOrder ? Normalizer.withoutPairs(query.steps()) : Normalizer.normalize(query.steps()), bound);
    }

    /**
     * Plans a view's body for rows that a condition on its columns keeps.
     *
     * @return empty where the condition cannot be decided inside of the view
     */
    public Optional<Plan> planOnDemand(Query query, List<Query.Filter> conditions, Set<Variable> bound) {
        return Demand.push(query.steps(), conditions).map(steps -> plan(Normalizer.normalize(steps), bound));
    }

    private Plan plan(List<Query.Step> steps, Set<Variable> boundBefore) {
        Set<Variable> bound = new HashSet<>(boundBefore);
        List<PlanStep> planned = new ArrayList<>();
        double rows = 1;
        int from = 0;
        while (from < steps.size()) {
            int to = from;
            while (to < steps.size() && isJoinable(steps.get(to))) {
                to++;
            }
            if (to > from) {
                SegmentPlanner segment =
                        new SegmentPlanner(statistics, largeView, steps.subList(from, to), bound, sourceOrder);
                planned.addAll(segment.plan());
                rows *= segment.estimatedRows();
            } else {
                Block block = block(steps.get(to), bound, rows);
                planned.add(block.step());
                rows = block.rows();
                bound.addAll(Normalizer.binds(steps.get(to)));
                to++;
            }
            from = to;
        }
        return new Plan(planned, rows);
    }

    private static boolean isJoinable(Query.Step step) {
        return step instanceof Query.Scan
                || step instanceof Query.Unnest
                || step instanceof Query.Assign
                || step instanceof Query.Filter;
    }

    private record Block(PlanStep step, double rows) {}

    private Block block(Query.Step step, Set<Variable> bound, double rows) {
        if (step instanceof Query.Either either) {
            List<PlanStep.Branch> branches = branches(either.branches(), bound);
            double sum =
                    branches.stream().mapToDouble(b -> b.plan().estimatedRows()).sum();
            return new Block(new PlanStep.Either(either.span(), branches, either.joined()), rows * sum);
        }
        if (step instanceof Query.First first) {
            List<PlanStep.Branch> branches = branches(first.branches(), bound);
            double most = branches.stream()
                    .mapToDouble(b -> b.plan().estimatedRows())
                    .max()
                    .orElse(0);
            return new Block(
                    new PlanStep.First(first.span(), branches, first.joined()), rows * Math.max(1, Math.min(most, 3)));
        }
        if (step instanceof Query.Group group) {
            return new Block(new PlanStep.Group(group), Math.max(1, rows / 2));
        }
        return new Block(new PlanStep.Pick((Query.Pick) step), Math.max(1, rows / 2));
    }

    private List<PlanStep.Branch> branches(List<Query.Branch> branches, Set<Variable> bound) {
        return branches.stream()
                .map(branch -> new PlanStep.Branch(plan(branch.query(), bound), branch.exported()))
                .toList();
    }
}
