package io.meshlint.engine.report;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.RuleDescriptor;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * SARIF 2.1.0 (OASIS, with errata 01), inside the limits and with the properties that GitHub code scanning reads ("SARIF support for code
 * scanning" in GitHub's documentation). One run; its rules are in the order of their codes.
 */
public final class SarifReport implements ReportWriter {
    /** GitHub refuses a run with more. */
    static final int MOST_RESULTS = 25_000;

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String HOME = "https://github.com/meshlint/meshlint";
    /** The grammar of semver.org 2.0.0, in short. */
    private static final Pattern SEMANTIC_VERSION =
            Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");

    @Override
    public void write(LintReport report, Writer output) throws IOException {
        JsonText.write(output, json -> {
            json.writeStartObject();
            json.writeStringProperty("$schema", SCHEMA);
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            run(json, report);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void run(JsonGenerator json, LintReport report) {
        SarifRules rules = new SarifRules(rules(report));
        List<Finding> results = worst(report.findings());
        json.writeStartObject();
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "meshlint");
        json.writeStringProperty("version", report.version());
        if (SEMANTIC_VERSION.matcher(report.version()).matches()) {
            json.writeStringProperty("semanticVersion", report.version());
        }
        json.writeStringProperty("informationUri", HOME);
        rules.write(json);
        json.writeEndObject();
        json.writeEndObject();
        automation(json);
        json.writeStringProperty("columnKind", "unicodeCodePoints");
        invocation(json, report, report.findings().size() - results.size());
        SarifResults writer = new SarifResults(json, rules, report);
        json.writeArrayPropertyStart("results");
        results.forEach(writer::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The report's rules, and those of findings that the report does not list; by code. */
    private static Map<String, RuleDescriptor> rules(LintReport report) {
        Map<String, RuleDescriptor> rules = new TreeMap<>();
        report.rules().forEach(rule -> rules.put(rule.code(), rule));
        report.findings().forEach(finding -> rules.putIfAbsent(finding.rule().code(), finding.rule()));
        return rules;
    }

    /** As many as GitHub takes: those that count before the suppressed, worse before better; in the report's order again. */
    private static List<Finding> worst(List<Finding> findings) {
        if (findings.size() <= MOST_RESULTS) {
            return findings;
        }
        return findings.stream()
                .sorted(Comparator.comparing((Finding finding) -> !finding.counts())
                        .thenComparing(Finding::severity))
                .limit(MOST_RESULTS)
                .sorted(Finding.ORDER)
                .toList();
    }

    private static void automation(JsonGenerator json) {
        json.writeObjectPropertyStart("automationDetails");
        // What stands before the slash is the category: uploads of one category replace each other.
        json.writeStringProperty("id", "meshlint/");
        json.writeEndObject();
    }

    private static void invocation(JsonGenerator json, LintReport report, int leftOut) {
        json.writeArrayPropertyStart("invocations");
        json.writeStartObject();
        json.writeBooleanProperty("executionSuccessful", true);
        json.writeArrayPropertyStart("toolExecutionNotifications");
        report.notices().forEach(notice -> notification(json, "note", notice));
        if (report.incomplete()) {
            notification(
                    json,
                    "note",
                    "The run is incomplete: not everything that the repository refers to can be known offline.");
        }
        if (leftOut > 0) {
            notification(
                    json,
                    "warning",
                    leftOut + " of " + (leftOut + MOST_RESULTS)
                            + " results are left out, the least severe, because GitHub" + " takes at most "
                            + MOST_RESULTS + "; write --format json for all of them.");
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void notification(JsonGenerator json, String level, String text) {
        json.writeStartObject();
        json.writeStringProperty("level", level);
        SarifResults.message(json, "message", SarifResults.withoutLinks(PlainText.line(text)));
        json.writeEndObject();
    }
}
