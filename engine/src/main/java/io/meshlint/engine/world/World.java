package io.meshlint.engine.world;

import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.value.Resource;
import java.util.List;
import java.util.Objects;

/**
 * The resources that one cluster or environment holds; rules join within a world and never across.
 *
 * @param resources in {@link Resource#ORDER}, each identity once
 */
public record World(String name, List<Resource> resources, List<UnitSummary> units) {
    public World {
        Objects.requireNonNull(name, "name");
        resources = resources.stream().sorted(Resource.ORDER).toList();
        units = List.copyOf(units);
    }
}
