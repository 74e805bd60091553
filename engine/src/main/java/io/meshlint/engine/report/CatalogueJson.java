package io.meshlint.engine.report;

import io.meshlint.engine.catalogue.RulePage;
import io.meshlint.engine.finding.RuleDescriptor;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes rules as JSON: {@code {"rules": […]}}, with the properties of the report's rules and everything that a rule may say. */
public final class CatalogueJson {
    private CatalogueJson() {}

    public static String write(List<RulePage> rules) {
        StringWriter text = new StringWriter();
        try {
            JsonText.write(text, json -> {
                json.writeStartObject();
                json.writeArrayPropertyStart("rules");
                rules.forEach(rule -> rule(json, rule));
                json.writeEndArray();
                json.writeEndObject();
            });
        } catch (IOException impossible) {
            throw new IllegalStateException("a text in memory can be written", impossible);
        }
        return text.toString();
    }

    private static void rule(JsonGenerator json, RulePage page) {
        RuleDescriptor rule = page.rule();
        json.writeStartObject();
        json.writeStringProperty("rule", rule.code());
        json.writeStringProperty("name", rule.name());
        json.writeStringProperty("pack", rule.pack());
        json.writeStringProperty("title", rule.title());
        json.writeStringProperty("severity", rule.severity().label());
        JsonText.strings(json, "applies", page.applies());
        JsonText.strings(json, "subsumes", page.subsumes());
        JsonText.strings(json, "tags", rule.tags());
        JsonText.strings(json, "equivalents", rule.equivalents());
        if (rule.link().isPresent()) {
            json.writeStringProperty("link", rule.link().get());
        }
        json.writeStringProperty("documentation", rule.description());
        cases(json, "severities", page.severities());
        cases(json, "messages", page.messages());
        cases(json, "help", page.help());
        cases(json, "fixes", page.fixes());
        json.writeEndObject();
    }

    private static void cases(JsonGenerator json, String name, List<RulePage.Case> cases) {
        json.writeArrayPropertyStart(name);
        for (RulePage.Case one : cases) {
            json.writeStartObject();
            json.writeStringProperty("text", one.text());
            one.when().ifPresent(when -> json.writeStringProperty("when", when));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
