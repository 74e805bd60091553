package io.meshlint.engine.explain;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds the resources of a world that a line of a file belongs to, through templates and patches. */
final class FocusFinder {
    private final World world;
    private final String file;
    private final int line;

    /** @param file relative to the repository */
    FocusFinder(World world, String file, int line) {
        this.world = world;
        this.file = file;
        this.line = line;
    }

    /** The lines of the file that a resource comes from. */
    private static final class Extent {
        private int first = Integer.MAX_VALUE;
        private int last;
        private boolean exact;

        void add(int from, int to, int wanted) {
            first = Math.min(first, from);
            last = Math.max(last, to);
            exact |= from <= wanted && wanted <= to;
        }
    }

    /**
     * The resources with something at the very line, else those around it.
     *
     * @return empty where the line belongs to nothing in the world
     */
    Set<Resource> find() {
        Map<Resource, Extent> extents = extents();
        Set<Resource> exact = new LinkedHashSet<>();
        Set<Resource> around = new LinkedHashSet<>();
        extents.forEach((resource, extent) -> {
            if (extent.exact) {
                exact.add(resource);
            }
            if (extent.first <= line && line <= extent.last) {
                around.add(resource);
            }
        });
        if (!exact.isEmpty()) {
            return exact;
        }
        return around;
    }

    private Map<Resource, Extent> extents() {
        Map<Resource, Extent> extents = new LinkedHashMap<>();
        for (Resource resource : world.resources()) {
            Extent extent = new Extent();
            visit(resource.body(), extent);
            if (extent.last > 0) {
                extents.put(resource, extent);
            }
        }
        return extents;
    }

    /** The last resource of the file that begins before the line, else its first one: for a line between two documents. */
    Set<Resource> nearest() {
        Map<Resource, Extent> extents = extents();
        return extents.entrySet().stream()
                .filter(e -> e.getValue().first <= line)
                .max(Comparator.comparingInt(e -> e.getValue().first))
                .or(() -> extents.entrySet().stream().min(Comparator.comparingInt(e -> e.getValue().first)))
                .map(e -> Set.of(e.getKey()))
                .orElse(Set.of());
    }

    private void visit(Value value, Extent extent) {
        Place place = value.place();
        if (place != null) {
            var origin = place.document().origins().originOf(place);
            if (origin.file().equals(file)) {
                origin.region().ifPresent(region -> extent.add(region.startLine(), region.endLine(), line));
            }
        }
        if (value instanceof MapValue map) {
            map.fields().values().forEach(field -> visit(field, extent));
        } else if (value instanceof ListValue list) {
            list.elements().forEach(element -> visit(element, extent));
        }
    }
}
