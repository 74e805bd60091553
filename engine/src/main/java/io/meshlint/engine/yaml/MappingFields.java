package io.meshlint.engine.yaml;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the fields of one mapping: the last of equal keys counts, keys of the mapping win over merged ones. */
final class MappingFields {
    private final TextPool pool;
    private final List<YamlProblem> problems;
    private final List<String> names = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final List<Region> keys = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>(0);
    private Map<String, Integer> index;

    MappingFields(TextPool pool, List<YamlProblem> problems) {
        this.pool = pool;
        this.problems = problems;
    }

    private record Merge(Value value, Region key) {}

    void put(String name, Region key, Value value) {
        int known = indexOf(name);
        if (known < 0) {
            append(name, key, value);
            return;
        }
        Region first = keys.get(known);
        problems.add(new YamlProblem(
                YamlProblem.Kind.DUPLICATE_KEY,
                key,
                "the key " + name
                        + " stands twice in this mapping; strict readers such as kubectl refuse it, others drop the"
                        + " first",
                "Remove one of the two, or join their content under one key.",
                Optional.of(first)));
        values.set(known, value);
        keys.set(known, key);
    }

    void merge(Value value, Region key) {
        merges.add(new Merge(value, key));
    }

    MapValue finish(Place place, AliasCopies aliases) {
        for (Merge merge : merges) {
            mergeFrom(merge.value, merge.key, place, aliases);
        }
        return pool.mapping(names, values, place);
    }

    private void mergeFrom(Value source, Region key, Place place, AliasCopies aliases) {
        if (source instanceof MapValue map) {
            map.fields().forEach((name, value) -> {
                if (indexOf(name) < 0) {
                    append(name, key, aliases.copyField(value, place, name, key));
                }
            });
        } else if (source instanceof ListValue list && list.elements().stream().allMatch(MapValue.class::isInstance)) {
            list.elements().forEach(element -> mergeFrom(element, key, place, aliases));
        } else {
            throw new BrokenDocument(new YamlProblem(
                    YamlProblem.Kind.SYNTAX,
                    key,
                    "the merge key << needs a mapping or a list of mappings as its value",
                    "Write an alias of a mapping, as in <<: *defaults.",
                    Optional.empty()));
        }
    }

    private void append(String name, Region key, Value value) {
        if (index != null) {
            index.put(name, names.size());
        }
        names.add(name);
        keys.add(key);
        values.add(value);
    }

    private int indexOf(String name) {
        if (names.size() <= MapValue.LARGEST_LISTED) {
            return names.indexOf(name);
        }
        if (index == null) {
            index = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                index.put(names.get(i), i);
            }
        }
        return index.getOrDefault(name, -1);
    }
}
