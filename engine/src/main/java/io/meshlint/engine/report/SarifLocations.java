package io.meshlint.engine.report;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.Finding.ResourceReference;
import io.meshlint.engine.finding.LintReport.SourceLines;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Region;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** The {@code location} objects of SARIF. */
final class SarifLocations {
    /** The characters of RFC 3986's {@code unreserved}, and the slash between segments. */
    private static final String KEPT_IN_URI = "-._~/";

    private final JsonGenerator json;
    private final SourceLines sources;

    SarifLocations(JsonGenerator json, SourceLines sources) {
        this.json = json;
        this.sources = sources;
    }

    /** The place of a finding, with the resource that it is about. */
    void primary(Finding finding) {
        json.writeStartObject();
        physicalLocation(finding.location());
        finding.resource()
                .ifPresent(
                        resource -> logicalLocation(resource, finding.location().path()));
        json.writeEndObject();
    }

    /** A place that a message can link to by its number. */
    void related(int number, RelatedLocation related) {
        json.writeStartObject();
        json.writeNumberProperty("id", number);
        physicalLocation(related.location());
        message(ReportTexts.label(related));
        json.writeEndObject();
    }

    /** A place on a walk. */
    void step(SourceLocation location, String message) {
        json.writeStartObject();
        physicalLocation(location);
        message(message);
        json.writeEndObject();
    }

    void artifact(String file) {
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", relativeUri(file));
        json.writeEndObject();
    }

    private void message(String text) {
        SarifResults.message(json, "message", SarifResults.withoutLinks(PlainText.line(text)));
    }

    private void physicalLocation(SourceLocation location) {
        json.writeObjectPropertyStart("physicalLocation");
        artifact(location.file());
        json.writeObjectPropertyStart("region");
        region(location);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Inside one line, because GitHub shows a result in a pull request only where all lines of its region are changed. */
    private void region(SourceLocation location) {
        Region region = location.region();
        json.writeNumberProperty("startLine", region.startLine());
        boolean point = region.startLine() == region.endLine() && region.startColumn() == region.endColumn();
        if (location.confidence() == Confidence.FILE || point && location.confidence() == Confidence.LINE) {
            return;
        }
        json.writeNumberProperty("startColumn", region.startColumn());
        json.writeNumberProperty("endLine", region.startLine());
        endColumn(location).ifPresent(column -> json.writeNumberProperty("endColumn", column));
    }

    /** Empty where a region goes on behind its first line and that line cannot be read: SARIF then takes the line's end. */
    private OptionalInt endColumn(SourceLocation location) {
        Region region = location.region();
        if (region.startLine() == region.endLine()) {
            return OptionalInt.of(region.endColumn());
        }
        return sources.line(location.file(), region.startLine())
                .map(line -> OptionalInt.of(Math.max(region.startColumn(), line.codePointCount(0, line.length()) + 1)))
                .orElse(OptionalInt.empty());
    }

    private void logicalLocation(ResourceReference resource, String path) {
        json.writeArrayPropertyStart("logicalLocations");
        json.writeStartObject();
        json.writeStringProperty("name", PlainText.line(ReportTexts.resource(resource)));
        String qualified = resource.apiVersion() + "/" + resource.kind() + "/"
                + resource.namespace().map(namespace -> namespace + "/").orElse("") + resource.name();
        json.writeStringProperty(
                "fullyQualifiedName", PlainText.line(path.isEmpty() ? qualified : qualified + "#" + path));
        json.writeStringProperty("kind", "resource");
        json.writeEndObject();
        json.writeEndArray();
    }

    /** A path of the repository as a relative reference (RFC 3986, 4.2); what is not plainly a name is percent-encoded, colons too. */
    static String relativeUri(String file) {
        StringBuilder uri = new StringBuilder();
        for (byte octet : file.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean kept =
                    character < 0x80 && Character.isLetterOrDigit(character) || KEPT_IN_URI.indexOf(character) >= 0;
            uri.append(kept ? String.valueOf(character) : String.format("%%%02X", (int) character));
        }
        return uri.toString();
    }
}
