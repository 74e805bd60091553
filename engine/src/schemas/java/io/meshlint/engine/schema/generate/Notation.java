package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.Schema;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes types in the notation of the bundled files. */
final class Notation {
    private final Minimiser minimiser;
    private final Map<Integer, String> names;

    /** @param names of the mappings with fields, by class */
    Notation(Minimiser minimiser, Map<Integer, String> names) {
        this.minimiser = minimiser;
        this.names = names;
    }

    /** Whether a structure gets a definition of its own: maps with any keys and empty mappings are written where they are used. */
    static boolean isNamed(Draft draft) {
        return draft instanceof Draft.Mapping mapping && !mapping.members.isEmpty();
    }

    String type(Draft draft) {
        if (draft instanceof Draft.Sequence sequence) {
            return "[" + type(sequence.element()) + "]";
        }
        if (draft instanceof Draft.Mapping mapping) {
            if (isNamed(mapping)) {
                return names.get(minimiser.classOf(mapping));
            }
            return mapping.additional == null ? "{}" : "{" + type(mapping.additional) + "}";
        }
        return leaf(((Draft.Leaf) draft).schema());
    }

    private static String leaf(Schema schema) {
        if (schema instanceof Schema.TextSchema text) {
            String format = text.format().isEmpty() ? "" : ":" + text.format();
            return text.values().isEmpty()
                    ? "text" + format
                    : text.values().stream().map(Notation::quoted).collect(Collectors.joining(",", "text(", ")"));
        }
        if (schema instanceof Schema.BooleanSchema) {
            return "boolean";
        }
        if (schema instanceof Schema.IntegerSchema) {
            return "integer";
        }
        if (schema instanceof Schema.NumberSchema) {
            return "number";
        }
        return schema instanceof Schema.IntegerOrTextSchema ? "integer-or-text" : "any";
    }

    /** One field of a definition, as a line without its end. */
    String member(String name, Draft.Member member) {
        if (name.isEmpty()
                || name.endsWith("!")
                || name.equals("*")
                || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("the notation has no way to write a field called '" + name + "'");
        }
        Object value = member.defaultValue();
        String suffix = value == null ? "" : " = " + (value instanceof String text ? quoted(text) : value);
        return " " + name + (member.required() ? "! " : " ") + type(member.schema()) + suffix;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
