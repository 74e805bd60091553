package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a view's body only for the rows that a condition on its columns keeps, by putting the condition as early as its meaning allows:
 * in front of a {@code group} whose keys it is about, in front of a {@code pick} whose {@code per} it is about.
 */
final class Demand {
    private Demand() {}

    /** The steps with all the conditions in them; empty where one of them cannot be put in. */
    static Optional<List<Query.Step>> push(List<Query.Step> steps, List<Query.Filter> filters) {
        Optional<List<Query.Step>> pushed = Optional.of(steps);
        for (Query.Filter filter : filters) {
            pushed = pushed.flatMap(before -> push(before, filter));
        }
        return pushed;
    }

    /**
     * The steps with the condition in them.
     *
     * @return empty where the condition would change the meaning of a step that it has to pass
     */
    private static Optional<List<Query.Step>> push(List<Query.Step> steps, Query.Filter filter) {
        List<Query.Step> before = new ArrayList<>(steps);
        List<Query.Step> after = new ArrayList<>();
        Code condition = filter.condition();
        while (true) {
            int barrier = lastBarrier(before);
            if (barrier < 0) {
                break;
            }
            Set<Variable> needed = FreeVariables.of(condition);
            List<Query.Step> behind = before.subList(barrier + 1, before.size());
            if (behind.stream().anyMatch(step -> Normalizer.binds(step).stream().anyMatch(needed::contains))) {
                break;
            }
            Query.Step step = before.get(barrier);
            Optional<Code> passed = step instanceof Query.Group group
                    ? through(group, condition, needed)
                    : through((Query.Pick) step, condition, needed);
            if (passed.isEmpty()) {
                return Optional.empty();
            }
            condition = passed.get();
            after.addAll(0, before.subList(barrier, before.size()));
            before = new ArrayList<>(before.subList(0, barrier));
        }
        Set<Variable> needed = FreeVariables.of(condition);
        boolean decidedByFirst = before.stream()
                .anyMatch(step -> step instanceof Query.First first
                        && first.joined().stream().anyMatch(needed::contains));
        if (decidedByFirst) {
            return Optional.empty();
        }
        before.add(new Query.Filter(filter.span(), condition));
        before.addAll(after);
        return Optional.of(before);
    }

    private static int lastBarrier(List<Query.Step> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Query.Group || steps.get(i) instanceof Query.Pick) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Code> through(Query.Group group, Code condition, Set<Variable> needed) {
        Map<Variable, Code> keys = new HashMap<>();
        group.keys().forEach(key -> keys.put(key.variable(), key.value()));
        boolean lists = group.collected().stream().anyMatch(c -> needed.contains(c.list()));
        return lists ? Optional.empty() : Optional.of(Substitution.apply(condition, keys));
    }

    private static Optional<Code> through(Query.Pick pick, Code condition, Set<Variable> needed) {
        boolean aboutPer = needed.stream()
                .allMatch(v -> v.name().startsWith("$") || pick.per().contains(new Code.Read(v)));
        return aboutPer ? Optional.of(condition) : Optional.empty();
    }
}
