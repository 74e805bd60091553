package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import java.util.List;
import java.util.Map;

/**
 * Applies our own corrections. A place is a definition or a kind and a path: {@code core.v1.ServiceSpec#type} holds wherever a ServiceSpec is
 * used; a longer path changes only what is reached on that way and leaves other uses of the same structure alone.
 */
final class Corrections {
    private final Kinds kinds;
    private final Definitions definitions;
    private final HandWritten types;

    Corrections(Kinds kinds, Definitions definitions, HandWritten types) {
        this.kinds = kinds;
        this.definitions = definitions;
        this.types = types;
    }

    void apply(String yaml) {
        for (Object element : (List<?>) Yaml.one(yaml)) {
            Map<?, ?> correction = (Map<?, ?>) element;
            if (!(correction.get("source") instanceof String)) {
                throw new IllegalArgumentException("a correction must cite its source: " + correction);
            }
            section(correction, "defaults")
                    .forEach((place, value) ->
                            change(String.valueOf(place), member -> member.withDefault(constant(value))));
            section(correction, "types")
                    .forEach((place, type) ->
                            change(String.valueOf(place), member -> member.withSchema(types.type(type))));
            section(correction, "fields")
                    .forEach((kind, fields) -> ((List<?>) fields).forEach(field -> {
                        Map<?, ?> facts = (Map<?, ?>) field;
                        FieldWalk walk = new FieldWalk((String) facts.get("name"), types.type(facts.get("type")));
                        kinds.roots((String) kind).forEach(walk::walk);
                    }));
        }
    }

    private static Map<?, ?> section(Map<?, ?> correction, String name) {
        return correction.get(name) instanceof Map<?, ?> section ? section : Map.of();
    }

    private static Object constant(Object value) {
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value;
    }

    private interface Change {
        Draft.Member of(Draft.Member member);
    }

    private void change(String place, Change change) {
        int hash = place.indexOf('#');
        String owner = place.substring(0, hash);
        List<String> path = List.of(place.substring(hash + 1).split("\\."));
        List<Draft.Mapping> mappings = owner.contains("/") ? kinds.roots(owner) : definitions.all(owner);
        for (Draft.Mapping mapping : mappings) {
            change(mapping, path, change, place);
        }
    }

    private static void change(Draft.Mapping mapping, List<String> path, Change change, String place) {
        Draft.Member member = mapping.members.get(path.get(0));
        if (member == null) {
            throw new IllegalArgumentException("corrections.yaml: no field " + path.get(0) + " on the way to " + place);
        }
        Draft.Member changed = path.size() == 1
                ? change.of(member)
                : member.withSchema(inside(member.schema(), path.subList(1, path.size()), change, place));
        mapping.members.put(path.get(0), changed);
    }

    private static Draft inside(Draft draft, List<String> path, Change change, String place) {
        if (draft instanceof Draft.Sequence sequence) {
            return new Draft.Sequence(inside(sequence.element(), path, change, place));
        }
        if (draft instanceof Draft.Mapping mapping) {
            Draft.Mapping copy = mapping.copy();
            change(copy, path, change, place);
            return copy;
        }
        throw new IllegalArgumentException("corrections.yaml: " + place + " leads through a scalar");
    }
}
