package io.meshlint.engine.report;

import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The rules of a SARIF run: {@code reportingDescriptor} objects that results refer to by their 0-based number. */
final class SarifRules {
    private static final int LONGEST_DESCRIPTION = 1024;
    private static final int LONGEST_NAME = 255;
    private static final int MOST_TAGS = 20;
    private static final String SECURITY = "security";

    private final List<RuleDescriptor> rules;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    SarifRules(Map<String, RuleDescriptor> rules) {
        this.rules = new ArrayList<>(rules.values());
        rules.keySet().forEach(code -> numbers.put(code, numbers.size()));
    }

    int numberOf(RuleDescriptor rule) {
        return numbers.get(rule.code());
    }

    void write(JsonGenerator json) {
        json.writeArrayPropertyStart("rules");
        rules.forEach(rule -> write(json, rule));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, RuleDescriptor rule) {
        String title = sentence(PlainText.line(rule.title()));
        String description =
                rule.description().isBlank() ? title : rule.description().strip();
        json.writeStartObject();
        json.writeStringProperty("id", rule.code());
        json.writeStringProperty("name", PlainText.cut(pascalCase(rule.name()), LONGEST_NAME));
        SarifResults.message(json, "shortDescription", PlainText.cut(title, LONGEST_DESCRIPTION));
        SarifResults.message(json, "fullDescription", PlainText.cut(firstParagraph(description), LONGEST_DESCRIPTION));
        json.writeObjectPropertyStart("help");
        json.writeStringProperty("text", description);
        json.writeStringProperty("markdown", description);
        json.writeEndObject();
        rule.link().ifPresent(link -> json.writeStringProperty("helpUri", link));
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", rule.severity().label());
        json.writeEndObject();
        properties(json, rule);
        json.writeEndObject();
    }

    private static void properties(JsonGenerator json, RuleDescriptor rule) {
        json.writeObjectPropertyStart("properties");
        JsonText.strings(
                json, "tags", rule.tags().stream().distinct().limit(MOST_TAGS).toList());
        // What is not certain is reported with a lower severity, so what is reported is seldom wrong.
        json.writeStringProperty("precision", "high");
        json.writeStringProperty("problem.severity", problemSeverity(rule.severity()));
        if (rule.tags().contains(SECURITY)) {
            json.writeStringProperty("security-severity", securitySeverity(rule.severity()));
        }
        json.writeStringProperty("meshlintName", rule.name());
        json.writeStringProperty("pack", rule.pack());
        JsonText.strings(json, "equivalents", rule.equivalents());
        json.writeEndObject();
    }

    private static String problemSeverity(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "recommendation";
        };
    }

    /** A value in the middle of the band that GitHub calls high (7.0 to 8.9), medium (4.0 to 6.9) or low (0.1 to 3.9). */
    private static String securitySeverity(Severity severity) {
        return switch (severity) {
            case ERROR -> "8.0";
            case WARNING -> "5.5";
            case NOTE -> "2.0";
        };
    }

    /** {@code gateway-duplicate-tls-host} as {@code GatewayDuplicateTlsHost}, the form that SARIF 3.49.7 shows. */
    static String pascalCase(String name) {
        StringBuilder pascal = new StringBuilder();
        for (String word : name.split("-")) {
            if (!word.isEmpty()) {
                int first = word.offsetByCodePoints(0, 1);
                pascal.appendCodePoint(Character.toUpperCase(word.codePointAt(0)))
                        .append(word.substring(first));
            }
        }
        return pascal.toString();
    }

    private static String sentence(String title) {
        return title.isEmpty() || title.endsWith(".") ? title : title + ".";
    }

    private static String firstParagraph(String markdown) {
        return markdown.split("\\R\\s*\\R", 2)[0].replaceAll("\\s*\\R\\s*", " ");
    }
}
