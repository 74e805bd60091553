package io.meshlint.engine.conformance;

import io.meshlint.engine.schema.Schema;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DecimalValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words for schemas and values. */
final class Wording {
    /** No field or closed value is longer. */
    static final int LONGEST_NAME = 100;

    private static final int MOST_NAMES = 12;
    private static final int LONGEST_PATH = 200;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern FRACTION = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?");
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "n");

    private Wording() {}

    /** A name of a manifest in back quotes, in one line of bounded length. */
    static String code(String name) {
        String line = name.replaceAll("[\\p{Cntrl}`]+", " ");
        int length = line.codePointCount(0, line.length());
        return "`" + (length <= LONGEST_PATH ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_PATH)) + "…")
                + "`";
    }

    /** What a value must be. */
    static String wanted(Schema schema) {
        if (schema instanceof Schema.ObjectSchema) {
            return "a mapping";
        }
        if (schema instanceof Schema.ListSchema) {
            return "a list";
        }
        if (schema instanceof Schema.TextSchema text) {
            return switch (text.format()) {
                case "duration" -> "a text such as \"30s\"";
                case "quantity" -> "a quantity such as 500m or 2Gi";
                case "date-time" -> "a text with a date and time";
                default -> "a text";
            };
        }
        if (schema instanceof Schema.BooleanSchema) {
            return "true or false";
        }
        if (schema instanceof Schema.IntegerSchema) {
            return "a whole number";
        }
        return schema instanceof Schema.NumberSchema ? "a number" : "a whole number or a text";
    }

    /** What a value is. */
    static String found(Value value) {
        if (value instanceof MapValue) {
            return "a mapping";
        }
        if (value instanceof ListValue) {
            return "a list";
        }
        if (value instanceof TextValue) {
            return "a text";
        }
        return value instanceof DecimalValue ? "a number with a fraction" : "a number";
    }

    /** What to write instead of a value of the wrong type. */
    static String remedy(Value value, Schema schema, String path) {
        if (schema instanceof Schema.ObjectSchema object) {
            String dash = value instanceof ListValue ? "Write no dash before its fields. " : "";
            return object.fields().isEmpty()
                    ? dash + "Write keys and values below it."
                    : sentence(
                            dash + "The fields below it are ", object.fields().keySet(), "");
        }
        if (schema instanceof Schema.ListSchema list) {
            boolean scalar = !(value instanceof MapValue) && !(list.element() instanceof Schema.ObjectSchema);
            return scalar
                    ? "Write it as the element of a list: a dash before it, or square brackets around it."
                    : "Write a dash before each element.";
        }
        if (value instanceof MapValue && schema instanceof Schema.TextSchema) {
            return "Write one value after the colon; where the text is to hold YAML, write `|` after the colon.";
        }
        if (value instanceof MapValue || value instanceof ListValue) {
            return value instanceof ListValue list && list.elements().size() == 1
                    ? "Write the one element without a dash and without square brackets."
                    : "Write one value after the colon; check the indentation of what follows.";
        }
        if (schema instanceof Schema.TextSchema text && !text.values().isEmpty()) {
            return sentence("Write one of ", text.values(), "") + " In quotes, YAML takes every word for a text.";
        }
        if (schema instanceof Schema.TextSchema || schema instanceof Schema.IntegerOrTextSchema) {
            return quotes(value, path);
        }
        return value instanceof TextValue text
                ? unquoted(text.value().strip(), schema)
                : "Write " + wanted(schema) + ".";
    }

    private static String quotes(Value value, String path) {
        String quoted = "Put the value in quotes; in a Helm template, write `| quote` after it.";
        if (path.startsWith("metadata.annotations")
                || path.contains(".annotations[")
                || path.contains(".annotations.")) {
            return quoted + " Annotations are texts, even where they look like numbers or booleans.";
        }
        if (path.startsWith("metadata.labels") || path.contains("abels.") || path.contains("abels[")) {
            return quoted + " Labels are texts, even where they look like numbers or booleans.";
        }
        if (path.contains(".env[")) {
            return quoted
                    + " Values of environment variables are texts, even where they look like numbers or booleans.";
        }
        boolean typed = value instanceof BooleanValue || value instanceof IntegerValue || value instanceof DecimalValue;
        return typed ? quoted + " Without them YAML makes a number or a boolean of it." : quoted;
    }

    private static String unquoted(String text, Schema schema) {
        String quotes = "Remove the quotes; in a Helm template, leave out `quote`.";
        if (schema instanceof Schema.BooleanSchema) {
            String lower = text.toLowerCase(java.util.Locale.ROOT);
            return TRUE.contains(lower) || FALSE.contains(lower) ? quotes : "Write true or false, without quotes.";
        }
        if (schema instanceof Schema.IntegerSchema) {
            return WHOLE.matcher(text).matches() ? quotes : "Write a whole number, without quotes.";
        }
        return FRACTION.matcher(text).matches() ? quotes : "Write a number, without quotes.";
    }

    /** A sentence that ends in names; {@code otherwise} where there are none. */
    static String sentence(String beginning, Collection<String> names, String otherwise) {
        if (names.isEmpty()) {
            return otherwise;
        }
        String listed = names.stream().limit(MOST_NAMES).map(Wording::code).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return beginning + listed + (more > 0 ? " and " + more + " more." : ".");
    }
}
