package io.meshlint.engine.run;

import io.meshlint.engine.builtin.Durations;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.ResourceValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Takes fields from values, with the API server's defaults. */
final class FieldAccess {
    private FieldAccess() {}

    static Value field(Value target, String field, Value defaultValue, Code.Conversion conversion) {
        Value value = raw(target, field);
        if (value.isAbsent()) {
            return defaultValue == null || target.isAbsent() ? value : at(defaultValue, value.place());
        }
        return conversion == Code.Conversion.DURATION ? Durations.parse(value) : value;
    }

    private static Value raw(Value target, String field) {
        if (target instanceof MapValue map) {
            return map.field(field);
        }
        if (target instanceof ResourceValue resource) {
            return ofResource(resource, field);
        }
        if (target instanceof AbsentValue absent) {
            return absent.below(field);
        }
        return AbsentValue.field(target.place(), field);
    }

    private static Value ofResource(ResourceValue value, String field) {
        Resource resource = value.resource();
        MapValue body = resource.body();
        return switch (field) {
            case "name" -> value.name();
            case "namespace" -> value.namespace();
            case "ref" -> new TextValue(resource.reference(), value.name().place());
            case "kind" -> new TextValue(resource.kind(), body.place());
            case "apiVersion" -> new TextValue(resource.apiVersion(), body.place());
            default -> body.field(field);
        };
    }

    private static Value at(Value value, Place place) {
        if (value instanceof TextValue text) {
            return new TextValue(text.value(), place);
        }
        if (value instanceof IntegerValue number) {
            return new IntegerValue(number.value(), place);
        }
        return value instanceof BooleanValue truth ? new BooleanValue(truth.value(), place) : value;
    }

    /** The field of each element that has it. */
    static Value ofEach(Value list, String field, Value defaultValue, Code.Conversion conversion) {
        List<Value> found = new ArrayList<>();
        for (Value element : Comparisons.elements(list)) {
            Value value = field(element, field, defaultValue, conversion);
            if (!value.isAbsent()) {
                found.add(value);
            }
        }
        return new ListValue(found, list.place());
    }

    /** The elements of a list, or of all lists in it. */
    static Value elements(Value list, boolean flatten) {
        if (!flatten) {
            return list instanceof ListValue ? list : new ListValue(Comparisons.elements(list), list.place());
        }
        List<Value> all = new ArrayList<>();
        Comparisons.elements(list).forEach(inner -> all.addAll(Comparisons.elements(inner)));
        return new ListValue(all, list.place());
    }

    /** An element by its 0-based number, or a value by its key. */
    static Value index(Value target, Value key) {
        if (target instanceof ListValue list && key instanceof IntegerValue number) {
            boolean inside =
                    number.value() >= 0 && number.value() < list.elements().size();
            return inside ? list.elements().get((int) number.value()) : new AbsentValue(list.place(), "");
        }
        return key.isAbsent() ? AbsentValue.NOTHING : raw(target, key.toString());
    }
}
