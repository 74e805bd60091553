package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.plan.Statistics;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Sizes of relations in a world. What a view holds is estimated from its body, so that a plan does not depend on what has been asked before. */
final class WorldStatistics implements Statistics {
    private static final double MOST = 1e12;

    private final WorldRun world;
    private final Map<Declarations.View, Double> views = new ConcurrentHashMap<>();

    WorldStatistics(WorldRun world) {
        this.world = world;
    }

    @Override
    public double size(Relation relation) {
        if (world.emptiness().isEmpty(relation)) {
            return 0;
        }
        if (relation instanceof Relation.OfView view) {
            return ofView(view.view());
        }
        if (relation instanceof Relation.OfTable table
                && !table.table().inputTypes().isEmpty()) {
            return 1;
        }
        List<Value> members = world.relations().members(relation).all();
        return members.size();
    }

    private double ofView(Declarations.View view) {
        Double known = views.get(view);
        if (known == null) {
            known = Math.min(
                    MOST,
                    world.planner().plan(view.body(), Set.copyOf(view.inputs())).estimatedRows());
            views.put(view, known);
        }
        return known;
    }
}
