package io.meshlint.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A schema while it is being put together: it can still be joined and corrected, and equal structures are still many objects. */
public sealed interface Draft {

    Draft ANY = new Leaf(new Schema.AnySchema());
    Draft BOOLEAN = new Leaf(new Schema.BooleanSchema());
    Draft INTEGER = new Leaf(new Schema.IntegerSchema());
    Draft NUMBER = new Leaf(new Schema.NumberSchema());
    Draft INTEGER_OR_TEXT = new Leaf(new Schema.IntegerOrTextSchema());
    Draft TEXT = text("");

    /** A text of a format of {@link Schema.TextSchema}. */
    static Draft text(String format) {
        return new Leaf(new Schema.TextSchema(List.of(), format));
    }

    /** A text out of a closed set. */
    static Draft oneOf(List<String> values) {
        return new Leaf(
                new Schema.TextSchema(values.stream().distinct().sorted().toList(), ""));
    }

    /** A mapping with any keys. */
    static Draft map(Draft values) {
        Mapping mapping = new Mapping("");
        mapping.additional = values;
        return mapping;
    }

    /** Anything that contains nothing: texts, numbers, anything. */
    record Leaf(Schema schema) implements Draft {
        public Leaf {
            Objects.requireNonNull(schema, "schema");
        }
    }

    /** A list. */
    record Sequence(Draft element) implements Draft {
        public Sequence {
            Objects.requireNonNull(element, "element");
        }
    }

    /** A mapping; mutable, as it may contain itself. */
    final class Mapping implements Draft {
        /** The name that the source gives this structure, without its package; empty where it has none. */
        public final String name;

        /** By name; whoever puts the schema together changes them. */
        public final Map<String, Member> members = new TreeMap<>();
        /** The schema under other keys; null where none are allowed. */
        public Draft additional;

        /** @param name empty where the source gives none */
        public Mapping(String name) {
            this.name = name;
        }

        /** A copy that shares its members' schemas. */
        public Mapping copy() {
            Mapping copy = new Mapping(name);
            copy.members.putAll(members);
            copy.additional = additional;
            return copy;
        }
    }

    /**
     * A field of a mapping.
     *
     * @param defaultValue a String, Long or Boolean; null for none
     */
    record Member(Draft schema, boolean required, Object defaultValue) {
        /** The same field with another schema. */
        public Member withSchema(Draft other) {
            return new Member(other, required, defaultValue);
        }

        /** The same field with another default; null for none. */
        public Member withDefault(Object value) {
            return new Member(schema, required, value);
        }
    }
}
