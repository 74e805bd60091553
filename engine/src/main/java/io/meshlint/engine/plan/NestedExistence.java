package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens existence within existence: {@code exists (e: E where exists (h in e.hosts where f(h, x)))} asks the same as
 * {@code exists (e: E, h in e.hosts where f(h, x))}, and there the planner sees a key by which {@code e} can be looked up.
 *
 * <p>Only what ranges over lists of the row is opened: it rests on nothing, so that what the whole rests on stays the same.
 */
public final class NestedExistence {
    private NestedExistence() {}

    /** A query that has a row if and only if the given one has. */
    public static Query open(Query query) {
        List<Query.Step> steps = new ArrayList<>();
        boolean opened = false;
        for (Query.Step step : query.steps()) {
            List<Query.Step> parts = step instanceof Query.Filter filter ? open(filter) : List.of(step);
            opened |= parts.size() != 1 || parts.get(0) != step;
            steps.addAll(parts);
        }
        return opened ? new Query(steps) : query;
    }

    private static List<Query.Step> open(Query.Filter filter) {
        List<Query.Step> steps = new ArrayList<>();
        Code condition = filter.condition();
        if (condition instanceof Code.Binary and && and.operator() == BinaryOperator.AND) {
            List<Query.Step> left = open(new Query.Filter(filter.span(), and.left()));
            List<Query.Step> right = open(new Query.Filter(filter.span(), and.right()));
            if (isFilter(left) && isFilter(right)) {
                return List.of(filter);
            }
            steps.addAll(left);
            steps.addAll(right);
            return steps;
        }
        boolean nested = condition instanceof Code.Exists exists
                && !exists.negated()
                && exists.query().steps().stream().allMatch(NestedExistence::rangesOverLists);
        return nested ? open(((Code.Exists) condition).query()).steps() : List.of(filter);
    }

    private static boolean isFilter(List<Query.Step> steps) {
        return steps.size() == 1 && steps.get(0) instanceof Query.Filter;
    }

    private static boolean rangesOverLists(Query.Step step) {
        if (step instanceof Query.Unnest unnest) {
            return FreeVariables.isPlain(unnest.list());
        }
        if (step instanceof Query.Assign assign) {
            return FreeVariables.isPlain(assign.value());
        }
        return step instanceof Query.Filter filter && FreeVariables.isPlain(filter.condition());
    }
}
