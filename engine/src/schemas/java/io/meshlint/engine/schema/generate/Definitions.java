package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The named structures of Kubernetes' own groups ({@code core.v1.PodSpec}), to be referred to and corrected by name. */
final class Definitions {
    private final Map<String, List<Draft.Mapping>> byName = new TreeMap<>();

    /** Adds one more reading of a structure: every file of a group has its own. */
    void add(String name, Draft.Mapping mapping) {
        byName.computeIfAbsent(name, ignored -> new ArrayList<>()).add(mapping);
    }

    /** Every reading of a structure. */
    List<Draft.Mapping> all(String name) {
        List<Draft.Mapping> found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("Kubernetes has no definition " + name);
        }
        return found;
    }

    Draft.Mapping any(String name) {
        return all(name).get(0);
    }
}
