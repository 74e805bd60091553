package io.meshlint.engine.yaml;

import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps one copy of texts that occur often: keys, namespaces, labels. Thread-safe; bounded. */
final class TextPool {
    private static final int MOST = 100_000;
    private static final int LONGEST = 80;

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<Shape, String[]> shapes = new ConcurrentHashMap<>();

    String shared(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        String known = texts.get(text);
        if (known != null) {
            return known;
        }
        if (texts.size() < MOST) {
            texts.put(text, text);
        }
        return text;
    }

    MapValue mapping(List<String> keys, List<Value> values, Place place) {
        if (keys.size() > MapValue.LARGEST_LISTED) {
            Map<String, Value> map = new LinkedHashMap<>(keys.size() * 2);
            for (int i = 0; i < keys.size(); i++) {
                map.put(keys.get(i), values.get(i));
            }
            return new MapValue(map, place);
        }
        return MapValue.listed(sharedShape(keys), values.toArray(Value[]::new), place);
    }

    private String[] sharedShape(List<String> names) {
        String[] keys = names.toArray(String[]::new);
        Shape shape = new Shape(keys);
        String[] known = shapes.get(shape);
        if (known != null) {
            return known;
        }
        for (int i = 0; i < keys.length; i++) {
            // The same objects as the fields that rules name: found without looking at their characters.
            keys[i] = keys[i].intern();
        }
        if (shapes.size() < MOST) {
            shapes.put(shape, keys);
        }
        return keys;
    }

    private static final class Shape {
        private final String[] keys;

        Shape(String[] keys) {
            this.keys = keys;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shape that && Arrays.equals(keys, that.keys);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(keys);
        }
    }
}
