package io.meshlint.engine.type;

import io.meshlint.engine.schema.Schema;

/** From schemas to types. */
public final class SchemaTypes {
    private SchemaTypes() {}

    /**
     * The type of a value that a schema describes, not optional.
     *
     * @param name how messages call a record of it
     */
    public static Type of(Schema schema, String name) {
        if (schema instanceof Schema.ObjectSchema object) {
            if (object.fields().isEmpty()) {
                return object.additional().map(value -> mapping(value, name)).orElse(new Type.Record(object, name));
            }
            return new Type.Record(object, name);
        }
        if (schema instanceof Schema.ListSchema list) {
            return Type.listOf(of(list.element(), name + "[*]"));
        }
        if (schema instanceof Schema.TextSchema text) {
            return text.format().equals("duration") ? Type.DURATION : new Type.Text(text.values());
        }
        if (schema instanceof Schema.BooleanSchema) {
            return Type.BOOLEAN;
        }
        if (schema instanceof Schema.IntegerSchema) {
            return Type.INTEGER;
        }
        return Type.ANY;
    }

    private static Type mapping(Schema value, String name) {
        return value instanceof Schema.AnySchema ? Type.ANY : new Type.MapOf(of(value, name + "[*]"));
    }
}
