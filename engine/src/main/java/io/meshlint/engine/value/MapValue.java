package io.meshlint.engine.value;

import java.util.Collections;
import java.util.Map;

/**
 * A mapping of a document, or one that a rule merged from several.
 *
 * <p>Equal only to itself. A key whose value is null in the text is held with an {@link AbsentValue}, so that {@code keys} can see it.
 *
 * <p>Manifests consist of very many small mappings. Those hold two arrays, the one with the keys shared by all mappings with the same keys:
 * a hash table for each would take several times the memory of the text.
 */
public final class MapValue implements Value {
    /** Beyond this many keys a hash table is faster than to look through them. */
    public static final int LARGEST_LISTED = 12;

    private final String[] keys;
    private final Value[] values;
    private final Map<String, Value> fields;
    private final Place place;

    /**
     * @param fields in the order of the text; not changed afterwards by anyone
     * @param place  null for a mapping that was merged
     */
    public MapValue(Map<String, Value> fields, Place place) {
        this.keys = null;
        this.values = null;
        this.fields = fields;
        this.place = place;
    }

    private MapValue(String[] keys, Value[] values, Place place) {
        this.keys = keys;
        this.values = values;
        this.fields = null;
        this.place = place;
    }

    /**
     * A small mapping.
     *
     * @param keys   in the order of the text, each once, at most {@link #LARGEST_LISTED}; not changed afterwards by anyone
     * @param values of the keys, in their order; not changed afterwards by anyone
     */
    public static MapValue listed(String[] keys, Value[] values, Place place) {
        if (keys.length != values.length || keys.length > LARGEST_LISTED) {
            throw new IllegalArgumentException(keys.length + " keys and " + values.length + " values");
        }
        return new MapValue(keys, values, place);
    }

    public Map<String, Value> fields() {
        return keys == null ? Collections.unmodifiableMap(fields) : new FieldMap(keys, values);
    }

    /** The value of a field; absent, with this mapping as the nearest ancestor, where it is missing or null. */
    public Value field(String name) {
        Value value = present(name);
        return value == null ? AbsentValue.field(place, name) : value;
    }

    /** The value of a field; null where it is missing or null. */
    public Value present(String name) {
        Value value;
        if (keys == null) {
            value = fields.get(name);
        } else {
            int index = FieldMap.indexOf(keys, name);
            value = index < 0 ? null : values[index];
        }
        return value == null || value.isAbsent() ? null : value;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}
