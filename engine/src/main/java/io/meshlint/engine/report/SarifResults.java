package io.meshlint.engine.report;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.Edit;
import io.meshlint.engine.finding.Finding.Fix;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.value.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.core.JsonGenerator;

/** The results of a SARIF run. */
final class SarifResults {
    /** GitHub takes 1,000 locations of a result; the first is the result's own. */
    private static final int MOST_RELATED = 999;
    /** How many related places the text of a message links to. */
    private static final int MOST_LINKS = 10;

    private final JsonGenerator json;
    private final SarifRules rules;
    private final SarifLocations locations;
    private final boolean anySuppressed;

    SarifResults(JsonGenerator json, SarifRules rules, LintReport report) {
        this.json = json;
        this.rules = rules;
        this.locations = new SarifLocations(json, report.sources());
        this.anySuppressed = report.suppressed() > 0;
    }

    void write(Finding finding) {
        List<RelatedLocation> related =
                finding.related().subList(0, Math.min(finding.related().size(), MOST_RELATED));
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.rule().code());
        json.writeNumberProperty("ruleIndex", rules.numberOf(finding.rule()));
        json.writeStringProperty("level", finding.severity().label());
        message(json, "message", text(finding));
        json.writeArrayPropertyStart("locations");
        locations.primary(finding);
        json.writeEndArray();
        if (!related.isEmpty()) {
            json.writeArrayPropertyStart("relatedLocations");
            for (int i = 0; i < related.size(); i++) {
                locations.related(i + 1, related.get(i));
            }
            json.writeEndArray();
            codeFlow(finding, related);
        }
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("meshlint/v1", finding.fingerprint());
        json.writeEndObject();
        suppressions(finding);
        fixes(finding);
        properties(finding);
        json.writeEndObject();
    }

    /** What is wrong, under which condition, with which other places, and what to do: GitHub shows nothing else of a result. */
    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(withoutLinks(PlainText.line(finding.message())));
        for (String condition : finding.conditions()) {
            text.append(" (")
                    .append(withoutLinks(PlainText.line(ReportTexts.condition(condition))))
                    .append(')');
        }
        if (text.length() > 0 && ".!?".indexOf(text.charAt(text.length() - 1)) < 0) {
            text.append('.');
        }
        if (!finding.related().isEmpty()) {
            StringJoiner links = new StringJoiner("; ", " See also ", ".");
            int number = 1;
            for (RelatedLocation related :
                    finding.related().subList(0, Math.min(finding.related().size(), MOST_LINKS))) {
                links.add("[" + linkText(ReportTexts.label(related)) + "](" + number++ + ")");
            }
            if (finding.related().size() > MOST_LINKS) {
                links.add("and " + ReportTexts.count(finding.related().size() - MOST_LINKS, "more place"));
            }
            text.append(links);
        }
        finding.help()
                .filter(help -> !help.isBlank())
                .ifPresent(help -> text.append("\n\n").append(withoutLinks(lines(help))));
        return text.toString();
    }

    /** A text in which no {@code [text](target)} is taken for a link (SARIF 3.11.6): what a manifest says must not lead readers anywhere. */
    static String withoutLinks(String text) {
        return text.replace("](", "] (");
    }

    private static String linkText(String text) {
        return PlainText.line(text).replace('[', '(').replace(']', ')').replace('\\', '/');
    }

    private static String lines(String text) {
        return String.join("\n", text.strip().lines().map(PlainText::line).toList());
    }

    /** The join as a walk from the cause, the place that the rule names last, to the effect, the place to change. */
    private void codeFlow(Finding finding, List<RelatedLocation> related) {
        json.writeArrayPropertyStart("codeFlows");
        json.writeStartObject();
        json.writeArrayPropertyStart("threadFlows");
        json.writeStartObject();
        json.writeArrayPropertyStart("locations");
        for (int i = related.size() - 1; i >= 0; i--) {
            json.writeStartObject();
            json.writeName("location");
            locations.step(related.get(i).location(), ReportTexts.label(related.get(i)));
            json.writeEndObject();
        }
        json.writeStartObject();
        json.writeName("location");
        locations.step(finding.location(), finding.message());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Present in all results or in none (SARIF 3.27.23). */
    private void suppressions(Finding finding) {
        if (!anySuppressed) {
            return;
        }
        json.writeArrayPropertyStart("suppressions");
        finding.suppression().ifPresent(reason -> {
            json.writeStartObject();
            json.writeStringProperty("kind", "external");
            json.writeStringProperty("justification", PlainText.line(reason));
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void fixes(Finding finding) {
        List<Fix> fixes =
                finding.fixes().stream().filter(fix -> !fix.edits().isEmpty()).toList();
        if (fixes.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("fixes");
        for (Fix fix : fixes) {
            json.writeStartObject();
            message(json, "description", withoutLinks(PlainText.line(fix.title())));
            json.writeArrayPropertyStart("artifactChanges");
            editsByFile(fix).forEach(this::artifactChange);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Map<String, List<Edit>> editsByFile(Fix fix) {
        Map<String, List<Edit>> files = new LinkedHashMap<>();
        fix.edits()
                .forEach(edit -> files.computeIfAbsent(edit.location().file(), file -> new ArrayList<>())
                        .add(edit));
        return files;
    }

    private void artifactChange(String file, List<Edit> edits) {
        json.writeStartObject();
        locations.artifact(file);
        json.writeArrayPropertyStart("replacements");
        for (Edit edit : edits) {
            Region region = edit.location().region();
            json.writeStartObject();
            json.writeObjectPropertyStart("deletedRegion");
            json.writeNumberProperty("startLine", region.startLine());
            json.writeNumberProperty("startColumn", region.startColumn());
            json.writeNumberProperty("endLine", region.endLine());
            json.writeNumberProperty("endColumn", region.endColumn());
            json.writeEndObject();
            message(json, "insertedContent", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void properties(Finding finding) {
        json.writeObjectPropertyStart("properties");
        json.writeStringProperty(
                "confidence", finding.location().confidence().name().toLowerCase(Locale.ROOT));
        JsonText.strings(json, "worlds", finding.worlds());
        JsonText.strings(json, "conditions", finding.conditions());
        json.writeEndObject();
    }

    /** An object with a {@code text}: {@code message}, {@code multiformatMessageString} or {@code artifactContent}. */
    static void message(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
