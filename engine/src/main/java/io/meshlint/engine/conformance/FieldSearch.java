package io.meshlint.engine.conformance;

import io.meshlint.engine.conformance.ResourceChecker.Level;
import io.meshlint.engine.schema.Schema;
import io.meshlint.engine.schema.Schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where a field belongs that stands in a mapping by mistake. */
final class FieldSearch {
    /** Far enough from the spec of a Deployment to its containers. */
    private static final int DEEPEST = 3;
    /** With more, the name says too little to guess. */
    private static final int MOST_HOLDERS = 2;

    private FieldSearch() {}

    private record Step(String path, ObjectSchema object) {}

    /**
     * The paths of the nearest mappings that have the field, such as {@code spec.template.spec.containers[]}: below the innermost level,
     * else in the next one or beside the way to it, and so on outwards; the empty path is the whole object. Empty where there are none or many.
     *
     * @param levels the mapping that lacks the field and those around it, outermost first
     * @param known  tells what the target's version has
     */
    static List<String> around(List<Level> levels, String name, Known known) {
        Set<ObjectSchema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        int innermost = levels.size() - 1;
        for (int i = innermost; i >= 0; i--) {
            Level level = levels.get(i);
            String path = level.map().place().path();
            if (has(level.object(), name, known)) {
                return List.of(path);
            }
            seen.add(level.object());
            List<String> holders =
                    below(new Step(path, level.object()), name, seen, i == innermost ? DEEPEST : 1, known);
            if (!holders.isEmpty()) {
                return holders.size() <= MOST_HOLDERS ? holders : List.of();
            }
        }
        return List.of();
    }

    private static boolean has(ObjectSchema object, String name, Known known) {
        Schema.Field field = object.fields().get(name);
        return field != null && known.without(field).isEmpty();
    }

    private static List<String> below(Step from, String name, Set<ObjectSchema> seen, int deepest, Known known) {
        List<Step> level = next(from, seen, known);
        for (int depth = 0; depth < deepest; depth++) {
            List<String> holders = level.stream()
                    .filter(step -> has(step.object(), name, known))
                    .map(Step::path)
                    .toList();
            if (!holders.isEmpty()) {
                return holders;
            }
            List<Step> deeper = new ArrayList<>();
            level.forEach(step -> deeper.addAll(next(step, seen, known)));
            level = deeper;
        }
        return List.of();
    }

    private static List<Step> next(Step from, Set<ObjectSchema> seen, Known known) {
        List<Step> steps = new ArrayList<>();
        for (Map.Entry<String, Schema.Field> field : from.object().fields().entrySet()) {
            String path = from.path().isEmpty() ? field.getKey() : from.path() + "." + field.getKey();
            if (known.without(field.getValue()).isPresent()) {
                continue;
            }
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
