package io.meshlint.engine.value;

import java.util.Collections;
import java.util.Map;

/**
 * A mapping of a document, or one that a rule merged from several.
 *
 * <p>Equal only to itself. A key whose value is null in the text is held with an {@link AbsentValue}, so that {@code keys} can see it.
 */
public final class MapValue implements Value {
    private final Map<String, Value> fields;
    private final Place place;

    /**
     * @param fields in the order of the text; not changed afterwards by anyone
     * @param place  null for a mapping that was merged
     */
    public MapValue(Map<String, Value> fields, Place place) {
        this.fields = fields;
        this.place = place;
    }

    public Map<String, Value> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** The value of a field; absent, with this mapping as the nearest ancestor, where it is missing or null. */
    public Value field(String name) {
        Value value = fields.get(name);
        return value == null || value instanceof AbsentValue ? new AbsentValue(place, Place.pathWith("", name)) : value;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
