package io.meshlint.engine.report;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.Fix;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.finding.SourceLocation;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * meshlint's own JSON, described by {@code docs/report.schema.json}. Names and shapes are a promise: properties may be added, never changed.
 * What there is none of is {@code null} or an empty array; only {@code conditions} and a fix's {@code snippet} are left out.
 */
public final class JsonReport implements ReportWriter {

    @Override
    public void write(LintReport report, Writer output) throws IOException {
        JsonText.write(output, json -> {
            json.writeStartObject();
            json.writeStringProperty("meshlint", report.version());
            target(json, report.target());
            json.writeArrayPropertyStart("worlds");
            report.worlds().forEach(world -> world(json, world));
            json.writeEndArray();
            json.writeArrayPropertyStart("findings");
            report.findings().forEach(finding -> finding(json, finding));
            json.writeEndArray();
            summary(json, report);
            json.writeEndObject();
        });
    }

    private static void target(JsonGenerator json, LintReport.Target target) {
        json.writeObjectPropertyStart("target");
        json.writeStringProperty("istio", target.istio());
        json.writeStringProperty("kubernetes", target.kubernetes());
        JsonText.strings(json, "assumed", target.assumed());
        json.writeEndObject();
    }

    private static void world(JsonGenerator json, LintReport.WorldSummary world) {
        json.writeStartObject();
        json.writeStringProperty("name", world.name());
        json.writeNumberProperty("resources", world.resources());
        json.writeArrayPropertyStart("sources");
        for (LintReport.UnitSummary unit : world.units()) {
            json.writeStartObject();
            json.writeStringProperty("kind", unit.kind());
            json.writeStringProperty("path", unit.path());
            JsonText.strings(json, "values", unit.values());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("rule", finding.rule().code());
        json.writeStringProperty("name", finding.rule().name());
        json.writeStringProperty("pack", finding.rule().pack());
        JsonText.strings(json, "equivalents", finding.rule().equivalents());
        json.writeStringProperty("severity", finding.severity().label());
        json.writeStringProperty("message", finding.message());
        optional(json, "help", finding.help());
        JsonText.strings(json, "worlds", finding.worlds());
        if (!finding.conditions().isEmpty()) {
            JsonText.strings(json, "conditions", finding.conditions());
        }
        resource(json, finding.resource());
        json.writeName("location");
        location(json, finding.location());
        related(json, finding);
        json.writeArrayPropertyStart("fixes");
        finding.fixes().forEach(fix -> fix(json, fix));
        json.writeEndArray();
        json.writeStringProperty("fingerprint", finding.fingerprint());
        suppressed(json, finding.suppression());
        json.writeEndObject();
    }

    private static void resource(JsonGenerator json, Optional<Finding.ResourceReference> resource) {
        if (resource.isEmpty()) {
            json.writeNullProperty("resource");
            return;
        }
        json.writeObjectPropertyStart("resource");
        json.writeStringProperty("apiVersion", resource.get().apiVersion());
        json.writeStringProperty("kind", resource.get().kind());
        optional(json, "namespace", resource.get().namespace());
        json.writeStringProperty("name", resource.get().name());
        json.writeEndObject();
    }

    private static void related(JsonGenerator json, Finding finding) {
        json.writeArrayPropertyStart("related");
        for (Finding.RelatedLocation related : finding.related()) {
            json.writeStartObject();
            json.writeStringProperty("message", related.message());
            json.writeName("location");
            location(json, related.location());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void fix(JsonGenerator json, Fix fix) {
        json.writeStartObject();
        json.writeStringProperty("title", fix.title());
        if (!fix.snippet().isEmpty()) {
            json.writeStringProperty("snippet", fix.snippet());
        }
        json.writeArrayPropertyStart("edits");
        for (Finding.Edit edit : fix.edits()) {
            json.writeStartObject();
            region(json, edit.location());
            json.writeStringProperty("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void location(JsonGenerator json, SourceLocation location) {
        json.writeStartObject();
        region(json, location);
        json.writeStringProperty("path", location.path());
        json.writeStringProperty("confidence", location.confidence().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private static void region(JsonGenerator json, SourceLocation location) {
        json.writeStringProperty("file", location.file());
        json.writeNumberProperty("startLine", location.region().startLine());
        json.writeNumberProperty("startColumn", location.region().startColumn());
        json.writeNumberProperty("endLine", location.region().endLine());
        json.writeNumberProperty("endColumn", location.region().endColumn());
    }

    private static void suppressed(JsonGenerator json, Optional<String> reason) {
        if (reason.isEmpty()) {
            json.writeNullProperty("suppressed");
            return;
        }
        json.writeObjectPropertyStart("suppressed");
        json.writeStringProperty("reason", reason.get());
        json.writeEndObject();
    }

    private static void summary(JsonGenerator json, LintReport report) {
        json.writeObjectPropertyStart("summary");
        json.writeNumberProperty("errors", report.count(Severity.ERROR));
        json.writeNumberProperty("warnings", report.count(Severity.WARNING));
        json.writeNumberProperty("notes", report.count(Severity.NOTE));
        json.writeNumberProperty("suppressed", report.suppressed());
        json.writeBooleanProperty("incomplete", report.incomplete());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }
}
