package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says in words what a plan does, one numbered line for each step. The words depend on the plan alone, so that the same plan always reads the
 * same; which plan is chosen depends on the sizes of relations in a world.
 */
public final class PlanDescription {
    private static final String INDENT = "   ";

    private final StringBuilder text = new StringBuilder();

    private PlanDescription() {}

    /** The steps of a plan, each line ended by a line feed; empty for a plan without steps. */
    public static String describe(Plan plan) {
        PlanDescription description = new PlanDescription();
        description.add(plan, "");
        return description.text.toString();
    }

    private void add(Plan plan, String indent) {
        int number = 1;
        Set<Code> lookedUp = new HashSet<>();
        for (PlanStep step : plan.steps()) {
            if (step instanceof PlanStep.Filter filter && lookedUp.contains(filter.condition())) {
                // The condition that an index answered is tried once more, because an index may propose too much.
                continue;
            }
            if (step instanceof PlanStep.Scan scan && scan.access() instanceof Access.Keyed keyed) {
                keyed.keys().forEach(key -> lookedUp.add(key.condition()));
            }
            String before = indent + number++ + ". ";
            if (step instanceof PlanStep.Either either) {
                add(before + "take the rows of each of:", either.branches(), "or", indent);
            } else if (step instanceof PlanStep.First first) {
                add(before + "for each row, take the first of these that has any:", first.branches(), "else", indent);
            } else {
                text.append(before).append(line(step)).append('\n');
            }
        }
    }

    private void add(String head, List<PlanStep.Branch> branches, String word, String indent) {
        text.append(head).append('\n');
        boolean first = true;
        for (PlanStep.Branch branch : branches) {
            text.append(indent)
                    .append(INDENT)
                    .append(first ? "either:" : word + ":")
                    .append('\n');
            add(branch.plan(), indent + INDENT + INDENT);
            first = false;
        }
    }

    private static String line(PlanStep step) {
        if (step instanceof PlanStep.Scan scan) {
            return scan(scan);
        }
        if (step instanceof PlanStep.Filter filter) {
            return "keep rows where " + CodeText.of(filter.condition());
        }
        if (step instanceof PlanStep.Assign assign) {
            return "let " + assign.variable() + " = " + CodeText.of(assign.value());
        }
        if (step instanceof PlanStep.Unnest unnest) {
            return "for each " + unnest.variable() + " in " + CodeText.of(unnest.list());
        }
        if (step instanceof PlanStep.Group group) {
            return "gather all rows, group " + collected(group.step().collected()) + " by "
                    + groupKeys(group.step().keys());
        }
        return pick(((PlanStep.Pick) step).step());
    }

    private static String collected(List<Query.Collected> collected) {
        return collected.stream()
                .map(one -> CodeText.of(one.value()) + " into " + one.list())
                .collect(Collectors.joining(", "));
    }

    private static String groupKeys(List<Query.Key> keys) {
        return keys.stream()
                .map(key -> {
                    String value = CodeText.of(key.value());
                    return value.equals(key.variable().name()) ? value : key.variable() + ": " + value;
                })
                .collect(Collectors.joining(", "));
    }

    private static String pick(Query.Pick pick) {
        String order = pick.order().stream()
                .map(key -> CodeText.of(key.value()) + (key.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
        return "gather all rows, keep for each " + CodeText.of(pick.per()) + " the " + pick.chosen()
                + " that is first by " + order
                + pick.ties().map(ties -> ", ties in " + ties).orElse("");
    }

    private static String scan(PlanStep.Scan scan) {
        String relation = scan.sources().stream().map(PlanDescription::source).collect(Collectors.joining(" and "));
        if (scan.access() instanceof Access.Demand demand) {
            return "ask " + relation + " as " + scan.variable() + " only for " + keys(demand.keys());
        }
        if (scan.access() instanceof Access.Keyed keyed) {
            return "look up " + scan.variable() + " in " + relation + flattened(scan.flattened()) + " by "
                    + keys(keyed.keys());
        }
        boolean inputs =
                scan.sources().stream().anyMatch(source -> !source.arguments().isEmpty());
        return (inputs
                ? "evaluate " + relation + " as " + scan.variable()
                : "read all of " + relation + " as " + scan.variable());
    }

    private static String source(Query.Source source) {
        return source.relation().name()
                + (source.arguments().isEmpty() ? "" : "(" + CodeText.of(source.arguments()) + ")");
    }

    private static String flattened(List<Query.Step> steps) {
        List<String> parts = new ArrayList<>();
        for (Query.Step step : steps) {
            if (step instanceof Query.Unnest unnest) {
                parts.add("each " + unnest.variable() + " in " + CodeText.of(unnest.list()));
            } else {
                Variable variable = ((Query.Assign) step).variable();
                parts.add(variable + " = " + CodeText.of(((Query.Assign) step).value()));
            }
        }
        return parts.isEmpty() ? "" : ", with " + String.join(", ", parts) + ",";
    }

    private static String keys(List<? extends Access.Key> keys) {
        return keys.stream()
                .map(key -> key instanceof Access.Proposal
                        ? "the index of " + CodeText.of(key.condition())
                        : CodeText.of(key.condition()))
                .collect(Collectors.joining(" and "));
    }
}
