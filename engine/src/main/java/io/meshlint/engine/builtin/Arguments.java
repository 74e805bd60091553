package io.meshlint.engine.builtin;

import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DurationValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.ResourceValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.VersionValue;
import java.util.List;
import java.util.Map;

/** Reading the arguments of built-ins. */
final class Arguments {
    private Arguments() {}

    /** True if a value is of the sort that a parameter wants; manifests may hold anything, whatever their schema says. */
    static boolean fits(Value value, Type parameter) {
        if (value.isAbsent()) {
            return parameter.isOptional();
        }
        Type wanted = parameter.present();
        if (wanted instanceof Type.Text) {
            return value instanceof TextValue;
        }
        if (wanted instanceof Type.Scalar scalar) {
            return switch (scalar.kind()) {
                case BOOLEAN -> value instanceof BooleanValue;
                case INTEGER -> value instanceof IntegerValue;
                case VERSION -> value instanceof VersionValue;
                case DURATION -> value instanceof DurationValue;
            };
        }
        if (wanted instanceof Type.ListOf) {
            return value instanceof ListValue;
        }
        if (wanted instanceof Type.MapOf) {
            return value instanceof MapValue || value instanceof ResourceValue;
        }
        return true;
    }

    /** The text of a value that may be anything; null where it is no text. */
    static String text(Value value) {
        return value instanceof TextValue text ? text.value() : null;
    }

    /** The elements of a list, a single present value as the only one, nothing for absence. */
    static List<Value> elements(Value value) {
        if (value instanceof ListValue list) {
            return list.elements();
        }
        return value.isAbsent() ? List.of() : List.of(value);
    }

    /** The fields of a mapping or resource; nothing for anything else. */
    static Map<String, Value> fields(Value value) {
        if (value instanceof MapValue map) {
            return map.fields();
        }
        return value instanceof ResourceValue resource
                ? resource.resource().body().fields()
                : Map.of();
    }

    static Value truth(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Value integer(long value, Place place) {
        return new IntegerValue(value, place);
    }

    static final BooleanValue TRUE = new BooleanValue(true, null);
    static final BooleanValue FALSE = new BooleanValue(false, null);
}
