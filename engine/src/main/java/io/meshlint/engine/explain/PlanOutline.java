package io.meshlint.engine.explain;

import io.meshlint.engine.core.CodeText;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.plan.Access;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan in words: what is done, in which order, and how members are found. */
final class PlanOutline {
    private final List<String> lines = new ArrayList<>();

    List<String> lines(Plan plan) {
        add(plan, 0);
        return lines;
    }

    private void add(Plan plan, int depth) {
        plan.steps().forEach(step -> add(step, depth));
    }

    private void line(int depth, String text) {
        lines.add("  ".repeat(depth) + text);
    }

    private void add(PlanStep step, int depth) {
        if (step instanceof PlanStep.Scan scan) {
            String names = scan.sources().stream().map(source -> source.relation().name()).collect(Collectors.joining(" or "));
            line(depth, access(scan.access(), names) + ", as " + scan.variable().name());
            scan.flattened().forEach(inner -> line(depth + 1, "with " + FunnelReader.clause(inner.span())));
        } else if (step instanceof PlanStep.Filter filter) {
            line(depth, "keep rows where " + CodeText.of(filter.condition()));
        } else if (step instanceof PlanStep.Assign assign) {
            line(depth, "compute " + assign.variable().name() + " = " + CodeText.of(assign.value()));
        } else if (step instanceof PlanStep.Unnest unnest) {
            line(depth, "for each element " + unnest.variable().name() + " of " + CodeText.of(unnest.list()));
        } else if (step instanceof PlanStep.Either either) {
            line(depth, "take the rows of all branches");
            branches(either.branches(), depth);
        } else if (step instanceof PlanStep.First first) {
            line(depth, "for each row, take the first branch that has any");
            branches(first.branches(), depth);
        } else if (step instanceof PlanStep.Group group) {
            Query.Group by = group.step();
            line(depth, "gather all rows, and group them by " + by.keys().stream().map(key -> key.variable().name()).collect(Collectors.joining(", ")));
        } else if (step instanceof PlanStep.Pick pick) {
            String per = pick.step().per().stream().map(CodeText::of).collect(Collectors.joining(", "));
            line(depth, "gather all rows, and pick the best " + pick.step().chosen().name() + " per " + per);
        }
    }

    private void branches(List<PlanStep.Branch> branches, int depth) {
        for (int i = 0; i < branches.size(); i++) {
            line(depth + 1, "branch " + (i + 1));
            add(branches.get(i).plan(), depth + 2);
        }
    }

    private static String access(Access access, String names) {
        if (access instanceof Access.Keyed keyed) {
            return "look up " + names + " by " + keys(keyed.keys());
        }
        if (access instanceof Access.Demand demand) {
            return "evaluate " + names + " only for " + keys(demand.keys());
        }
        return "read all of " + names;
    }

    private static String keys(List<? extends Access.Key> keys) {
        return keys.stream().map(key -> CodeText.of(key.condition())).collect(Collectors.joining(" and "));
    }
}
