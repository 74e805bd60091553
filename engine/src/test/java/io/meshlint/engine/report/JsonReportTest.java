package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.finding.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void everyShapeOfFinding() {
        ReportTests.approve(json(SampleReport.report()), ".json");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void matchesItsSchemaWhichKnowsEveryProperty(LintReport report) throws IOException {
        assertThat(errors(json(report))).isEmpty();
    }

    static Stream<LintReport> reports() {
        return Stream.of(SampleReport.report(), SampleReport.report(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"startLine\": 4",
                "\"suppressed\": null",
                "\"severity\": \"error\"",
                "\"confidence\": \"exact\"",
                "\"help\": "
            })
    void schemaRejectsAReportThatBreaksTheContract(String property) throws IOException {
        String broken = json(SampleReport.report())
                .replace(property, "\"broken\": -1, \"was\": " + property.substring(property.indexOf(':') + 1));

        assertThat(errors(broken)).isNotEmpty();
    }

    @Test
    void textIsKeptAndNeverReachesATerminalOrARunnerAsItIs() {
        String json = json(SampleReport.report(List.of(SampleReport.hostile())));

        assertThat(MAPPER.readTree(json).at("/findings/0/message").stringValue())
                .isEqualTo(SampleReport.HOSTILE);
        assertThat(json.codePoints().filter(c -> c != '\n')).noneMatch(PlainText::isTreacherous);
        assertThat(json).doesNotContain("##[");
    }

    @Test
    void invisibleCharactersAndHalfSurrogatesAreEscaped() {
        String message = "tag \uDB40\uDC41, half \uD83D, cart \uD83D\uDED2";
        LintReport report = SampleReport.report(List.of(SampleReport.finding(
                SampleReport.CB001, Severity.NOTE, message, SourceLocation.wholeFile("a.yaml"), List.of())));

        assertThat(json(report)).contains("tag \\udb40\\udc41, half \\ud83d, cart \uD83D\uDED2");
    }

    @Test
    void sameReportSameText() {
        assertThat(json(SampleReport.report())).isEqualTo(json(SampleReport.report()));
    }

    private static String json(LintReport report) {
        return ReportTests.write(new JsonReport(), report);
    }

    /** The errors of the published schema, made strict: a property that it does not name is one too. */
    private static List<String> errors(String document) throws IOException {
        // Maven runs the tests in the module's directory.
        JsonNode schema = MAPPER.readTree(Files.readString(Path.of("..", "docs", "report.schema.json")));
        close(schema);
        return ReportTests.schemaErrors(SpecificationVersion.DRAFT_2020_12, schema.toString(), document);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.get("properties") instanceof ObjectNode) {
            object.put("additionalProperties", false);
        }
        schema.forEach(JsonReportTest::close);
    }
}
