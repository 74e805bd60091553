package io.meshlint.engine.plan;

import io.meshlint.engine.builtin.Builtin;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes conditions apart and moves each to where it can first be decided.
 *
 * <p>{@code either { A } or { B } where c} becomes {@code either { A where c } or { B where c }};
 * {@code first {…} else {…} where c} becomes {@code where c first {…} else {…}} if {@code c} needs nothing that the block binds.
 * Nothing moves across {@code group} and {@code pick}.
 */
final class Normalizer {
    /** Holds for two values of which the first comes earlier in the order of values. */
    private static final Builtin PRECEDES = new Builtin(
            "precedes",
            List.of(Type.ANY, Type.ANY),
            (types, literals) -> Type.BOOLEAN,
            arguments -> new BooleanValue(ValueOrder.CANONICAL.compare(arguments.get(0), arguments.get(1)) < 0, null),
            new BooleanValue(false, null),
            Optional.empty());

    private Normalizer() {}

    static List<Query.Step> normalize(List<Query.Step> steps) {
        List<Query.Step> result = new ArrayList<>();
        for (Query.Step step : withoutPairs(steps)) {
            if (step instanceof Query.Filter filter) {
                Conditions.split(filter).forEach(part -> insert(result, part));
            } else {
                result.add(step);
            }
        }
        return result;
    }

    /** The steps as they are written, with each pair as two scans and a condition. */
    static List<Query.Step> withoutPairs(List<Query.Step> steps) {
        List<Query.Step> result = new ArrayList<>();
        for (Query.Step step : steps) {
            if (step instanceof Query.Pair pair) {
                result.add(new Query.Scan(pair.span(), pair.first(), List.of(pair.source())));
                result.add(new Query.Scan(pair.span(), pair.second(), List.of(pair.source())));
                Code order =
                        new Code.Call(PRECEDES, List.of(new Code.Read(pair.first()), new Code.Read(pair.second())));
                result.add(new Query.Filter(pair.span(), order));
            } else {
                result.add(step);
            }
        }
        return result;
    }

    /** Puts a condition behind the last step that it needs; into the branches of {@code either} where it needs them. */
    private static void insert(List<Query.Step> steps, Query.Filter filter) {
        Set<Variable> needed = FreeVariables.of(filter.condition());
        int at = steps.size();
        while (at > 0) {
            Query.Step before = steps.get(at - 1);
            if (before instanceof Query.Group || before instanceof Query.Pick) {
                break;
            }
            if (binds(before).stream().anyMatch(needed::contains)) {
                if (before instanceof Query.Either either) {
                    steps.set(at - 1, pushInto(either, filter));
                    return;
                }
                break;
            }
            at--;
        }
        steps.add(at, filter);
    }

    private static Query.Either pushInto(Query.Either either, Query.Filter filter) {
        List<Query.Branch> branches = new ArrayList<>();
        for (Query.Branch branch : either.branches()) {
            Map<Variable, Code> renamed = new HashMap<>();
            for (int i = 0; i < either.joined().size(); i++) {
                renamed.put(
                        either.joined().get(i), new Code.Read(branch.exported().get(i)));
            }
            List<Query.Step> steps = new ArrayList<>(branch.query().steps());
            steps.add(new Query.Filter(filter.span(), Substitution.apply(filter.condition(), renamed)));
            branches.add(new Query.Branch(new Query(steps), branch.exported()));
        }
        return new Query.Either(either.span(), branches, either.joined());
    }

    /** The variables that a step binds for the ones behind it. */
    static Set<Variable> binds(Query.Step step) {
        Set<Variable> bound = new HashSet<>();
        if (step instanceof Query.Scan scan) {
            bound.add(scan.variable());
        } else if (step instanceof Query.Pair pair) {
            bound.add(pair.first());
            bound.add(pair.second());
        } else if (step instanceof Query.Unnest unnest) {
            bound.add(unnest.variable());
        } else if (step instanceof Query.Assign assign) {
            bound.add(assign.variable());
        } else if (step instanceof Query.Either either) {
            bound.addAll(either.joined());
        } else if (step instanceof Query.First first) {
            bound.addAll(first.joined());
        } else if (step instanceof Query.Group group) {
            group.keys().forEach(key -> bound.add(key.variable()));
            group.collected().forEach(collected -> bound.add(collected.list()));
        } else if (step instanceof Query.Pick pick) {
            pick.ties().ifPresent(bound::add);
        }
        return bound;
    }
}
