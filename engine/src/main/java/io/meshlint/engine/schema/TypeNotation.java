package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads one line of a definition: {@code name! type = default | absences}, where {@code !} marks a required field and absences are described at
 * {@link Absences}. A type is {@code any}, {@code boolean},
 * {@code integer}, {@code number}, {@code integer-or-text}, {@code text}, {@code text:format}, {@code text("A","B")}, {@code [type]} for a list,
 * <code>{type}</code> for a mapping with any keys, <code>{}</code> for an empty mapping, or the name of a definition.
 */
final class TypeNotation {
    private final String line;
    private final DefinitionStore definitions;
    private final String file;
    private int position = 1;

    /** @param file the file that the line is from */
    TypeNotation(String line, DefinitionStore definitions, String file) {
        this.line = line;
        this.definitions = definitions;
        this.file = file;
    }

    Schema.Field field() {
        String name = word();
        boolean required = name.endsWith("!");
        position++;
        Schema schema = type();
        Object defaultValue = line.startsWith(" = ", position) ? constant() : null;
        Absences absences =
                line.startsWith(" | ", position) ? Absences.of(line.substring(position + 3)) : Absences.NONE;
        return new Schema.Field(
                required ? name.substring(0, name.length() - 1) : name, schema, required, defaultValue, absences);
    }

    private Schema type() {
        int start = position;
        Schema read = switch (line.charAt(position)) {
            case '[' -> new Schema.ListSchema(inside(']'));
            case '{' -> map();
            default -> plain();
        };
        return definitions.shared(line.substring(start, position), read);
    }

    private Schema inside(char end) {
        position++;
        Schema inner = type();
        expect(end);
        return inner;
    }

    private Schema map() {
        Schema.ObjectSchema map = new Schema.ObjectSchema();
        if (line.charAt(position + 1) == '}') {
            position += 2;
            map.define(Map.of(), null);
        } else {
            map.define(Map.of(), inside('}'));
        }
        return map;
    }

    private Schema plain() {
        String word = word();
        if (word.equals("text") && position < line.length() && line.charAt(position) == '(') {
            return new Schema.TextSchema(values(), "");
        }
        return switch (word) {
            case "any" -> new Schema.AnySchema();
            case "boolean" -> new Schema.BooleanSchema();
            case "integer" -> new Schema.IntegerSchema();
            case "number" -> new Schema.NumberSchema();
            case "integer-or-text" -> new Schema.IntegerOrTextSchema();
            case "text" -> new Schema.TextSchema(List.of(), "");
            case "text:duration", "text:quantity", "text:date-time" ->
                new Schema.TextSchema(List.of(), word.substring("text:".length()));
            default -> definitions.object(word, file);
        };
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        do {
            position++;
            values.add(quoted());
        } while (line.charAt(position) == ',');
        expect(')');
        return values;
    }

    private Object constant() {
        position += " = ".length();
        if (line.charAt(position) == '"') {
            return quoted();
        }
        String written = word();
        return written.equals("true") || written.equals("false")
                ? (Object) Boolean.valueOf(written)
                : Long.valueOf(written);
    }

    /** A text in double quotes; a backslash takes the next character as it is, and n as a line feed. */
    private String quoted() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (line.charAt(position) != '"') {
            char character = line.charAt(position++);
            if (character == '\\') {
                char escaped = line.charAt(position++);
                character = escaped == 'n' ? '\n' : escaped;
            }
            text.append(character);
        }
        position++;
        return text.toString();
    }

    private String word() {
        int start = position;
        while (position < line.length() && " ()[]{}".indexOf(line.charAt(position)) < 0) {
            position++;
        }
        return line.substring(start, position);
    }

    private void expect(char character) {
        if (position >= line.length() || line.charAt(position) != character) {
            throw new IllegalStateException(
                    "bundled schemas: '" + character + "' expected at column " + position + " of " + line);
        }
        position++;
    }
}
