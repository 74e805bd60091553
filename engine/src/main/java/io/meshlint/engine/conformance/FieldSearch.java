package io.meshlint.engine.conformance;

import io.meshlint.engine.schema.Schema;
import io.meshlint.engine.schema.Schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where below a mapping a field belongs that stands in it by mistake. */
final class FieldSearch {
    private static final int MOST_MAPPINGS = 500;
    /** With more, the name says too little to guess. */
    private static final int MOST_HOLDERS = 2;

    private FieldSearch() {}

    private record Step(String path, ObjectSchema object) {}

    /** The ways to the nearest mappings that have the field, such as {@code template.spec.containers[]}; empty where there are none or many. */
    static List<String> below(ObjectSchema object, String name) {
        Set<ObjectSchema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Step> level = next(new Step("", object), seen);
        while (!level.isEmpty() && seen.size() < MOST_MAPPINGS) {
            List<String> holders = level.stream().filter(step -> step.object().fields().containsKey(name)).map(Step::path).toList();
            if (!holders.isEmpty()) {
                return holders.size() <= MOST_HOLDERS ? holders : List.of();
            }
            List<Step> deeper = new ArrayList<>();
            level.forEach(step -> deeper.addAll(next(step, seen)));
            level = deeper;
        }
        return List.of();
    }

    private static List<Step> next(Step from, Set<ObjectSchema> seen) {
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<String, Schema.Field> field : from.object().fields().entrySet()) {
            String path = from.path().isEmpty() ? field.getKey() : from.path() + "." + field.getKey();
            Schema schema = field.getValue().schema();
            while (schema instanceof Schema.ListSchema list) {
                schema = list.element();
                path += "[]";
            }
            if (schema instanceof ObjectSchema inner && seen.add(inner)) {
                steps.add(new Step(path, inner));
            }
        }
        return steps;
    }
}
