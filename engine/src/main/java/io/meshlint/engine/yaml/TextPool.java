package io.meshlint.engine.yaml;

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

    Map<String, Value> fields(List<String> keys, List<Value> values) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        if (keys.size() > FieldMap.LARGEST) {
            Map<String, Value> map = new LinkedHashMap<>(keys.size() * 2);
            for (int i = 0; i < keys.size(); i++) {
                map.put(keys.get(i), values.get(i));
            }
            return map;
        }
        return new FieldMap(sharedShape(keys.toArray(String[]::new)), values.toArray(Value[]::new));
    }

    private String[] sharedShape(String[] keys) {
        Shape shape = new Shape(keys);
        String[] known = shapes.get(shape);
        if (known != null) {
            return known;
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
