package io.meshlint.engine.gitops;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads fields of located values, whatever their type turns out to be. */
final class Values {
    private Values() {}

    static Value absent() {
        return AbsentValue.NOTHING;
    }

    /** The value at the end of a way of fields; absent where one is missing. */
    static Value at(Value value, String... way) {
        Value reached = value;
        for (String step : way) {
            reached = reached instanceof MapValue map ? map.field(step) : absent();
        }
        return reached;
    }

    /** A scalar as text; empty for a missing one, a mapping or a list. */
    static Optional<String> text(Value value, String... way) {
        Value reached = at(value, way);
        boolean scalar = !reached.isAbsent() && !(reached instanceof MapValue) && !(reached instanceof ListValue);
        return scalar ? Optional.of(reached.toString()).filter(text -> !text.isEmpty()) : Optional.empty();
    }

    static boolean isTrue(Value value, String... way) {
        return at(value, way) instanceof BooleanValue truth && truth.value();
    }

    static List<Value> list(Value value, String... way) {
        return at(value, way) instanceof ListValue list ? list.elements() : List.of();
    }

    static Map<String, Value> fields(Value value, String... way) {
        return at(value, way) instanceof MapValue map ? map.fields() : Map.of();
    }

    static boolean isPresent(Value value, String... way) {
        return !at(value, way).isAbsent();
    }

    /** A text with the place of another value. */
    static TextValue text(String text, Place place) {
        return new TextValue(text, place);
    }

    /** One mapping laid over another, as a JSON merge patch (RFC 7396) does it. */
    static MapValue merged(MapValue below, MapValue above) {
        Map<String, Value> fields = new LinkedHashMap<>(below.fields());
        above.fields().forEach((name, value) -> {
            if (value instanceof MapValue inner && fields.get(name) instanceof MapValue held) {
                fields.put(name, merged(held, inner));
            } else if (value.isAbsent()) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        });
        return new MapValue(fields, below.place());
    }
}
