package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Value;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The fields of a small mapping: two arrays, the one with the keys shared by all mappings with the same keys.
 *
 * <p>Manifests consist of very many small mappings; a hash table for each would take several times the memory of the text.
 */
final class FieldMap extends AbstractMap<String, Value> {
    /** Beyond this many keys a hash table is faster. */
    static final int LARGEST = 12;

    private final String[] keys;
    private final Value[] values;

    FieldMap(String[] keys, Value[] values) {
        this.keys = keys;
        this.values = values;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public Value get(Object key) {
        int index = indexOf(key);
        return index < 0 ? null : values[index];
    }

    @Override
    public boolean containsKey(Object key) {
        return indexOf(key) >= 0;
    }

    private int indexOf(Object key) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public Set<Map.Entry<String, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return keys.length;
            }

            @Override
            public Iterator<Map.Entry<String, Value>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Value>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Map.Entry<String, Value> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Value> entry = new SimpleImmutableEntry<>(keys[next], values[next]);
            next++;
            return entry;
        }
    }
}
