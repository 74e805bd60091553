package io.meshlint.engine.type;

import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A type of the rule language. Only {@link Optional} allows a value to be absent. */
public sealed interface Type {

    Type BOOLEAN = new Scalar(ScalarKind.BOOLEAN);
    Type INTEGER = new Scalar(ScalarKind.INTEGER);
    Type VERSION = new Scalar(ScalarKind.VERSION);
    Type DURATION = new Scalar(ScalarKind.DURATION);
    Type TEXT = new Text(List.of());
    Type ANY = new Any();
    Type NODE = new Node();
    Type NOTHING = new Nothing();
    Type ERROR = new Error();

    /** Scalars other than texts, by the name that an author writes. */
    enum ScalarKind {
        BOOLEAN("bool"),
        INTEGER("int"),
        VERSION("version"),
        DURATION("duration");

        private final String spelling;

        ScalarKind(String spelling) {
            this.spelling = spelling;
        }

        public String spelling() {
            return spelling;
        }
    }

    record Scalar(ScalarKind kind) implements Type {
        @Override
        public String toString() {
            return kind.spelling();
        }
    }

    /**
     * A text.
     *
     * @param values the closed set of values; empty where any text is possible
     */
    record Text(List<String> values) implements Type {
        public Text {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return "string";
        }
    }

    /**
     * A list.
     *
     * @param spread true for the value of {@code path[*]}, whose fields are taken from each element
     */
    record ListOf(Type element, boolean spread) implements Type {
        @Override
        public String toString() {
            return "[" + element + "]";
        }
    }

    /** A mapping from texts. */
    record MapOf(Type value) implements Type {
        @Override
        public String toString() {
            return "{string: " + value + "}";
        }
    }

    /**
     * A mapping whose fields a schema knows.
     *
     * @param name for messages, for example {@code Gateway.spec.servers[*]}; not part of the type's identity
     */
    record Record(Schema.ObjectSchema schema, String name) implements Type {
        @Override
        public boolean equals(Object other) {
            return other instanceof Record that && schema == that.schema;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(schema);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A resource of one kind. */
    record Kind(KindSchema schema) implements Type {
        @Override
        public String toString() {
            return schema.kind();
        }
    }

    /** A resource of any kind. */
    record Resource() implements Type {
        @Override
        public String toString() {
            return "Resource";
        }
    }

    /** A value of one of several types, none of them optional. */
    record Union(List<Type> members) implements Type {
        public Union {
            members = List.copyOf(members);
        }

        @Override
        public String toString() {
            return members.stream().map(Type::toString).collect(Collectors.joining(" | "));
        }
    }

    /**
     * A row of a view or table.
     *
     * @param relation the declaration, compared by identity
     */
    record Row(Columns relation) implements Type {
        @Override
        public boolean equals(Object other) {
            return other instanceof Row that && relation == that.relation;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(relation);
        }

        @Override
        public String toString() {
            return relation.name();
        }
    }

    /** What has rows. */
    interface Columns {
        String name();

        /** Types by column, in the order of the declaration. */
        Map<String, Type> columnTypes();
    }

    /** A value that a built-in makes, with fields of its own, for example the named groups of {@code scan}. */
    record Struct(Map<String, Type> fields) implements Type {
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String toString() {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + ": " + field.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /** A value of which nothing is known; every field may be asked for. */
    record Any() implements Type {
        @Override
        public String toString() {
            return "any";
        }
    }

    /** Any located value, to point at. */
    record Node() implements Type {
        @Override
        public String toString() {
            return "node";
        }
    }

    /** The type of {@code absent} without its optionality: has no value. */
    record Nothing() implements Type {
        @Override
        public String toString() {
            return "absent";
        }
    }

    /** Stands where a mistake was reported; fits everywhere, so that it is reported once. */
    record Error() implements Type {
        @Override
        public String toString() {
            return "?";
        }
    }

    /** A value that may be absent; never nested. */
    record Optional(Type present) implements Type {
        public Optional {
            if (present instanceof Optional) {
                throw new IllegalArgumentException("an optional of an optional: " + present);
            }
        }

        @Override
        public String toString() {
            return present instanceof Nothing ? "absent" : present + "?";
        }
    }

    default boolean isOptional() {
        return this instanceof Optional;
    }

    default boolean isError() {
        return this instanceof Error;
    }

    /** This type without the possibility of absence. */
    default Type present() {
        return this instanceof Optional optional ? optional.present() : this;
    }

    /** This type with the possibility of absence. */
    default Type optional() {
        return this instanceof Optional || this instanceof Error ? this : new Optional(this);
    }

    /** {@link #optional()} if {@code condition}, else this. */
    default Type optionalIf(boolean condition) {
        return condition ? optional() : this;
    }

    static Type listOf(Type element) {
        return new ListOf(element, false);
    }
}
