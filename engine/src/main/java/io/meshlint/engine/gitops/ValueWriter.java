package io.meshlint.engine.gitops;

import io.meshlint.engine.gitops.GeneratedText.LineSource;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.EmbeddedYaml;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes values as YAML with at most one scalar in a line, so that each line leads back to one place. */
final class ValueWriter {
    private static final Pattern NOT_LITERAL = Pattern.compile("[^\\t\\n\\x20-\\x7E\\u00A0-\\uD7FF\\uE000-\\uFEFE]");

    private final GeneratedText out;

    ValueWriter(GeneratedText out) {
        this.out = out;
    }

    static GeneratedText document(Map<String, Value> fields) {
        GeneratedText text = new GeneratedText();
        new ValueWriter(text).fields(fields, "");
        return text;
    }

    void fields(Map<String, Value> fields, String indent) {
        fields.forEach((name, value) -> value(indent + quoted(name) + ":", value, indent));
    }

    /** A list at the top of a document. */
    void elements(ListValue list) {
        list.elements().forEach(element -> value("-", element, ""));
    }

    private void value(String head, Value value, String indent) {
        LineSource source = LineSource.of(value.place());
        String deeper = indent + "  ";
        if (value instanceof MapValue map && !map.fields().isEmpty()) {
            out.line(head, source);
            fields(map.fields(), deeper);
        } else if (value instanceof ListValue list && !list.elements().isEmpty()) {
            out.line(head, source);
            list.elements().forEach(element -> value(deeper + "-", element, deeper));
        } else if (value instanceof TextValue text && isBlock(text.value())) {
            block(head, text, deeper);
        } else {
            out.line(head + " " + scalar(value), source);
        }
    }

    private static String scalar(Value value) {
        if (value.isAbsent()) {
            return "null";
        }
        if (value instanceof TextValue text) {
            return quoted(text.value());
        }
        if (value instanceof MapValue) {
            return "{}";
        }
        return value instanceof ListValue ? "[]" : value.toString();
    }

    private static boolean isBlock(String text) {
        return text.contains("\n")
                && !text.isBlank()
                && !NOT_LITERAL.matcher(text).find();
    }

    /** A text that holds YAML is written anew, so that each of its fields leads back to its own place. */
    private void block(String head, TextValue text, String indent) {
        String value = text.value();
        boolean single = !value.startsWith("---") && !value.contains("\n---");
        Value held = single && value.length() < 1 << 20 ? EmbeddedYaml.parse(text) : Values.absent();
        if (held instanceof MapValue map && !map.fields().isEmpty()) {
            out.line(head + " |2", LineSource.of(text.place()));
            fields(map.fields(), indent);
        } else if (held instanceof ListValue list && list.elements().stream().anyMatch(MapValue.class::isInstance)) {
            out.line(head + " |2", LineSource.of(text.place()));
            list.elements().forEach(element -> value(indent + "-", element, indent));
        } else {
            plainBlock(head, text, indent);
        }
    }

    private void plainBlock(String head, TextValue text, String indent) {
        String value = text.value();
        String chomping = !value.endsWith("\n") ? "-" : value.endsWith("\n\n") ? "+" : "";
        out.line(head + " |2" + chomping, LineSource.of(text.place()));
        String[] lines = value.split("\n", -1);
        int count = value.endsWith("\n") ? lines.length - 1 : lines.length;
        for (int at = 0; at < count; at++) {
            out.line(lines[at].isEmpty() ? "" : indent + lines[at], LineSource.below(text.place(), at + 1));
        }
    }

    /** As JSON writes it, which YAML reads too. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    boolean plain = c >= ' ' && c < 0x7F || c >= 0xA0 && c < 0xFEFF && c != '\u2028' && c != '\u2029';
                    quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
                }
            }
        }
        return quoted.append('"').toString();
    }
}
