package io.meshlint.engine.world;

import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.value.Resource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The resources that one cluster or environment holds; rules join within a world and never across.
 *
 * @param resources in {@link Resource#ORDER}, each identity once
 * @param sizes     how many of the resources come from each of the units
 */
public record World(String name, List<Resource> resources, List<UnitSummary> units, Map<UnitSummary, Integer> sizes) {
    /** A world of which nobody asks what its units hold. */
    public World(String name, List<Resource> resources, List<UnitSummary> units) {
        this(name, resources, units, Map.of());
    }

    public World {
        Objects.requireNonNull(name, "name");
        resources = resources.stream().sorted(Resource.ORDER).toList();
        units = List.copyOf(units);
        sizes = Map.copyOf(sizes);
    }
}
