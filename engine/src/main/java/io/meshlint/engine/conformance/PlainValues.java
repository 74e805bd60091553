package io.meshlint.engine.conformance;

import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A definition as maps and lists, without the places and the descriptions that make up most of it. Its author may be a stranger, so it has bounds.
 */
final class PlainValues {
    /** Ten times what the largest published definitions hold. */
    private static final int MOST_VALUES = 500_000;
    /** Each level of a schema takes one or two of these. */
    private static final int DEEPEST = 200;

    private int left = MOST_VALUES;

    private PlainValues() {}

    /** A definition that is larger or deeper than any that is meant. */
    static final class TooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static Map<String, Object> of(MapValue document) throws TooLarge {
        return new PlainValues().map(document, 0);
    }

    private Map<String, Object> map(MapValue map, int depth) throws TooLarge {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : map.fields().entrySet()) {
            boolean isDescription = entry.getKey().equals("description") && !(entry.getValue() instanceof MapValue);
            if (!isDescription && !entry.getValue().isAbsent()) {
                plain.put(entry.getKey(), value(entry.getValue(), depth + 1));
            }
        }
        return plain;
    }

    private Object value(Value value, int depth) throws TooLarge {
        left--;
        if (left < 0 || depth > DEEPEST) {
            throw new TooLarge();
        }
        if (value instanceof MapValue map) {
            return map(map, depth);
        }
        if (value instanceof ListValue list) {
            List<Object> plain = new ArrayList<>();
            for (Value element : list.elements()) {
                plain.add(value(element, depth + 1));
            }
            return plain;
        }
        if (value instanceof BooleanValue known) {
            return known.value();
        }
        if (value instanceof IntegerValue number) {
            return number.value();
        }
        // No schema is made of a number with a fraction; as a text it is at least not taken for a whole one.
        return value.toString();
    }
}
