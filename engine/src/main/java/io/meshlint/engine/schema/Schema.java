package io.meshlint.engine.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The schema of a value. Equal structures are the same object within one catalog, so that {@code ==} tells whether two fields have the same type.
 */
public sealed interface Schema {

    /** A mapping with known fields, with any keys, or both. */
    final class ObjectSchema implements Schema {
        private Map<String, Field> fields = Map.of();
        private Schema additional;
        private List<Field> required = List.of();

        /** To be called once by the loader, which needs the object first for schemas that contain themselves. */
        void define(Map<String, Field> fields, Schema additional) {
            this.fields = Collections.unmodifiableMap(fields);
            this.additional = additional;
            this.required = fields.values().stream().filter(Field::required).toList();
        }

        /** By name, in alphabetical order. */
        public Map<String, Field> fields() {
            return fields;
        }

        /** The schema of values under keys that are not named; empty where no others are allowed. */
        public Optional<Schema> additional() {
            return Optional.ofNullable(additional);
        }

        /** The fields without which an object is refused, in alphabetical order. */
        public List<Field> required() {
            return required;
        }
    }

    /** A list. */
    record ListSchema(Schema element) implements Schema {}

    /**
     * A text.
     *
     * @param values the closed set of allowed values, in alphabetical order; empty where any text is allowed
     * @param format {@code duration} ({@code 1m30s}), {@code quantity} ({@code 500m}, {@code 2Gi}; manifests write whole numbers as numbers, which the
     *               API server takes too), {@code date-time} (RFC 3339), or empty
     */
    record TextSchema(List<String> values, String format) implements Schema {
        public TextSchema {
            values = List.copyOf(values);
            Objects.requireNonNull(format, "format");
        }
    }

    record BooleanSchema() implements Schema {}

    record IntegerSchema() implements Schema {}

    record NumberSchema() implements Schema {}

    /** A whole number or a text, as {@code targetPort}. */
    record IntegerOrTextSchema() implements Schema {}

    /** Anything. */
    record AnySchema() implements Schema {}

    /**
     * A field of a mapping.
     *
     * @param required     true where the API server refuses an object without it
     * @param defaultValue what the API server writes where it is missing: a String, Long or Boolean; null for none
     * @param absences     which versions of the kind do not have it
     */
    record Field(String name, Schema schema, boolean required, Object defaultValue, Absences absences) {
        /** A field that every version has. */
        public Field(String name, Schema schema, boolean required, Object defaultValue) {
            this(name, schema, required, defaultValue, Absences.NONE);
        }
    }
}
