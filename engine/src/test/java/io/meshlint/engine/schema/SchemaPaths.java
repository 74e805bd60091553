package io.meshlint.engine.schema;

import java.util.stream.Collectors;

/** Follows and describes schemas the way the tests write them. */
final class SchemaPaths {
    private SchemaPaths() {}

    /** The field at a path such as {@code spec.ports[].protocol}; {@code *} is any key. */
    static Schema.Field field(String kind, String path) {
        SchemaCatalog catalog = BundledSchemas.bundled();
        KindSchema schema = kind.contains("/")
                ? catalog.find(
                                kind.substring(0, kind.indexOf('/')).replace("core", ""),
                                kind.substring(kind.indexOf('/') + 1))
                        .orElseThrow(() -> new AssertionError("no kind " + kind))
                : catalog.preferred(kind).orElseThrow(() -> new AssertionError("no kind " + kind));
        Schema.Field field = new Schema.Field("", schema.root(), false, null);
        for (String step : path.split("\\.")) {
            String name = step.replace("[]", "");
            Schema.ObjectSchema object = (Schema.ObjectSchema) field.schema();
            field = name.equals("*")
                    ? new Schema.Field("*", object.additional().orElseThrow(), false, null)
                    : object.fields().get(name);
            if (field == null) {
                throw new AssertionError(kind + " has no field " + path + " (missing: " + name + ")");
            }
            for (int lists = (step.length() - name.length()) / 2; lists > 0; lists--) {
                Schema element = ((Schema.ListSchema) field.schema()).element();
                field = new Schema.Field(field.name(), element, field.required(), field.defaultValue());
            }
        }
        return field;
    }

    static Schema schema(String kind, String path) {
        return field(kind, path).schema();
    }

    /** A type in words, one level deep, with what else is known of the field. */
    static String describe(Schema.Field field) {
        return describe(field.schema())
                + (field.required() ? ", required" : "")
                + (field.defaultValue() == null ? "" : ", default " + field.defaultValue());
    }

    private static String describe(Schema schema) {
        if (schema instanceof Schema.TextSchema text) {
            return text.values().isEmpty()
                    ? text.format().isEmpty() ? "text" : text.format()
                    : text.values().stream().collect(Collectors.joining("|"));
        }
        if (schema instanceof Schema.ListSchema list) {
            return "[" + describe(list.element()) + "]";
        }
        if (schema instanceof Schema.ObjectSchema object) {
            String fields = object.fields().isEmpty() ? "" : object.fields().size() + " fields";
            String additional =
                    object.additional().map(any -> "*: " + describe(any)).orElse("");
            return "{" + fields + (fields.isEmpty() || additional.isEmpty() ? "" : ", ") + additional + "}";
        }
        return schema.getClass()
                .getSimpleName()
                .replace("Schema", "")
                .replace("IntegerOrText", "integer or text")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
