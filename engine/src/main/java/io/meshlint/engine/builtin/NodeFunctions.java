package io.meshlint.engine.builtin;

import static io.meshlint.engine.builtin.Signatures.function;

import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Functions of mappings. */
final class NodeFunctions {
    static final List<Builtin> ALL = List.of(
            function(
                    "merge",
                    List.of(Signatures.LIST.optional()),
                    (types, literals) -> {
                        Type element = Signatures.element(types.get(0)).present();
                        return element instanceof Type.Nothing ? Type.ANY : element;
                    },
                    a -> merge(Arguments.elements(a.get(0)))),
            function(
                    "entries",
                    List.of(Type.ANY.optional()),
                    (types, literals) -> Type.listOf(new Type.Struct(entryFields(types.get(0)))),
                    a -> entries(a.get(0))),
            function("keys", List.of(Type.ANY.optional()), Signatures.TEXTS, a -> keys(a.get(0))));

    private NodeFunctions() {}

    private static Map<String, Type> entryFields(Type map) {
        Map<String, Type> fields = new LinkedHashMap<>();
        fields.put("key", Type.TEXT);
        Type value = map.present() instanceof Type.MapOf of ? of.value().present() : Type.ANY;
        fields.put("value", value.optional());
        return fields;
    }

    /**
     * Mappings laid over each other, later ones win field by field; null in a later one removes nothing. An empty mapping where there is
     * none.
     */
    private static Value merge(List<Value> layers) {
        Value merged = null;
        for (Value layer : layers) {
            if (!layer.isAbsent()) {
                merged = merged == null ? layer : overlay(merged, layer);
            }
        }
        return merged == null ? new MapValue(new LinkedHashMap<>(), null) : merged;
    }

    private static Value overlay(Value below, Value above) {
        if (!(below instanceof MapValue low && above instanceof MapValue high)) {
            return above;
        }
        Map<String, Value> fields = new LinkedHashMap<>(low.fields());
        high.fields().forEach((key, value) -> {
            if (!value.isAbsent()) {
                Value old = fields.get(key);
                fields.put(key, old == null || old.isAbsent() ? value : overlay(old, value));
            }
        });
        return new MapValue(fields, high.place());
    }

    private static Value entries(Value map) {
        List<Value> entries = new ArrayList<>();
        Arguments.fields(map).forEach((key, value) -> {
            Map<String, Value> entry = new LinkedHashMap<>();
            entry.put("key", new TextValue(key, value.place()));
            entry.put("value", value);
            entries.add(new MapValue(entry, value.place()));
        });
        return new ListValue(entries, map.place());
    }

    private static Value keys(Value map) {
        List<Value> keys = new ArrayList<>();
        Arguments.fields(map).forEach((key, value) -> keys.add(new TextValue(key, value.place())));
        return new ListValue(keys, map.place());
    }
}
