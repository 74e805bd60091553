package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.plan.PlanStep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells which relations and steps have no row in a world because it holds none of the kinds that they need. A rule about kinds that are not
 * there then costs nothing, and neither does a condition about them.
 */
final class Emptiness {
    private final Relations relations;
    private final Map<Declarations.View, Boolean> views = new ConcurrentHashMap<>();

    Emptiness(Relations relations) {
        this.relations = relations;
    }

    /** True where it is sure without evaluating anything that the relation has no member, whatever its inputs. */
    boolean isEmpty(Relation relation) {
        if (relation instanceof Relation.OfView view) {
            Boolean known = views.get(view.view());
            if (known == null) {
                known = isEmpty(view.view().body());
                views.put(view.view(), known);
            }
            return known;
        }
        if (relation instanceof Relation.OfTable table) {
            return table.table().rows().isEmpty();
        }
        return relations.members(relation).all().isEmpty();
    }

    boolean isEmpty(List<PlanStep> steps) {
        return steps.stream().anyMatch(this::isEmpty);
    }

    private boolean isEmpty(PlanStep step) {
        if (step instanceof PlanStep.Scan scan) {
            return areEmpty(scan.sources());
        }
        if (step instanceof PlanStep.Either either) {
            return either.branches().stream()
                    .allMatch(branch -> isEmpty(branch.plan().steps()));
        }
        return step instanceof PlanStep.First first
                && first.branches().stream()
                        .allMatch(branch -> isEmpty(branch.plan().steps()));
    }

    private boolean isEmpty(Query query) {
        return query.steps().stream().anyMatch(this::isEmpty);
    }

    private boolean isEmpty(Query.Step step) {
        if (step instanceof Query.Scan scan) {
            return areEmpty(scan.sources());
        }
        if (step instanceof Query.Pair pair) {
            return areEmpty(List.of(pair.source()));
        }
        if (step instanceof Query.Either either) {
            return either.branches().stream().allMatch(branch -> isEmpty(branch.query()));
        }
        return step instanceof Query.First first
                && first.branches().stream().allMatch(branch -> isEmpty(branch.query()));
    }

    private boolean areEmpty(List<Query.Source> sources) {
        return sources.stream().allMatch(source -> isEmpty(source.relation()));
    }
}
