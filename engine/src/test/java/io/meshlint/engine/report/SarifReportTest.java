package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Region;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void everyShapeOfFinding() {
        ReportTests.approve(sarif(SampleReport.report()), ".sarif");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void matchesTheStandardsSchema(LintReport report) throws IOException {
        assertThat(errors(sarif(report))).isEmpty();
    }

    static Stream<LintReport> reports() {
        return Stream.of(
                SampleReport.report(),
                SampleReport.report(List.of()),
                SampleReport.report(List.of(SampleReport.tabs())));
    }

    @Test
    void standardsSchemaRejectsALineZero() throws IOException {
        assertThat(errors(sarif(SampleReport.report()).replace("\"startLine\": 4", "\"startLine\": 0")))
                .isNotEmpty();
    }

    @Test
    void regionOfSeveralLinesIsCutToItsFirst() {
        Finding spread = SampleReport.finding(
                SampleReport.CB001,
                Severity.WARNING,
                "message",
                new SourceLocation("istio/destination-rules.yaml", new Region(9, 3, 11, 5), "spec", Confidence.EXACT),
                List.of());

        assertThat(run(List.of(spread))
                        .at("/results/0/locations/0/physicalLocation/region")
                        .toString())
                .isEqualTo("{\"startLine\":9,\"startColumn\":3,\"endLine\":9,\"endColumn\":20}");
    }

    @Test
    void pathsArePercentEncoded() {
        assertThat(SarifLocations.relativeUri("a:b/é [1]%~.yaml")).isEqualTo("a%3Ab/%C3%A9%20%5B1%5D%25~.yaml");
    }

    @Test
    void onlyMeshlintsOwnLinksAreLinks() {
        String message = run(List.of(SampleReport.hostile()))
                .at("/results/0/message/text")
                .stringValue();

        assertThat(message).doesNotContain("](https").contains("](1)");
    }

    @Test
    void walkGoesFromTheCauseToThePlaceToChange() {
        JsonNode steps = run(List.of(SampleReport.gateway())).at("/results/0/codeFlows/0/threadFlows/0/locations");

        assertThat(steps.valueStream()
                        .map(step -> step.at("/location/physicalLocation/artifactLocation/uri")
                                .stringValue()))
                .containsExactly(
                        "secrets/sealed.yaml", "istio/partner%20gateway.yaml", "charts/shop/templates/gateway.yaml");
    }

    @Test
    void suppressionsStandInAllResultsOrInNone() {
        assertThat(run(SampleReport.report().findings()).get("results").valueStream())
                .allMatch(result -> result.has("suppressions"));
        assertThat(run(List.of(SampleReport.tabs())).get("results").valueStream())
                .noneMatch(result -> result.has("suppressions"));
    }

    @Test
    void onlyRulesAboutSecurityHaveASecuritySeverity() {
        JsonNode rules = run(SampleReport.report().findings()).at("/tool/driver/rules");

        assertThat(rules.valueStream()
                        .filter(rule -> rule.at("/properties/security-severity").isString())
                        .map(rule -> rule.get("id").stringValue()))
                .containsExactly("GW001", "SF001");
    }

    @Test
    void descriptionsAndTagsKeepGitHubsLimits() {
        List<String> tags =
                IntStream.range(0, 30).mapToObj(number -> "tag" + number).toList();
        RuleDescriptor wordy = new RuleDescriptor(
                "X001",
                "x".repeat(400),
                "t".repeat(2000),
                "d".repeat(2000),
                "istio",
                Severity.NOTE,
                tags,
                List.of(),
                Optional.empty());

        JsonNode rule = run(List.of(SampleReport.finding(
                        wordy, Severity.NOTE, "message", SourceLocation.wholeFile("a.yaml"), List.of())))
                .at("/tool/driver/rules/4");

        assertThat(rule.get("id").stringValue()).isEqualTo("X001");
        assertThat(rule.get("name").stringValue()).hasSize(255);
        assertThat(rule.at("/shortDescription/text").stringValue()).hasSize(1024);
        assertThat(rule.at("/fullDescription/text").stringValue()).hasSize(1024);
        assertThat(rule.at("/properties/tags")).hasSize(20);
    }

    @Test
    void worstResultsAreKeptAndTheRestIsSaid() {
        List<Finding> findings = new ArrayList<>(Collections.nCopies(SarifReport.MOST_RESULTS, SampleReport.tabs()));
        findings.add(SampleReport.suppressed());
        findings.add(SampleReport.wide());
        findings.add(SampleReport.gateway());

        JsonNode run = run(findings);

        assertThat(run.get("results")).hasSize(SarifReport.MOST_RESULTS);
        assertThat(run.get("results")
                        .valueStream()
                        .map(result -> result.get("level").stringValue())
                        .distinct())
                .containsExactly("error", "warning");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/1/message/text")
                        .stringValue())
                .startsWith("3 of 25003 results are left out");
    }

    @Test
    void noMoreRelatedLocationsThanGitHubTakes() {
        RelatedLocation place = new RelatedLocation("here too", SampleReport.exact("a.yaml", 1, 1, 2, ""));
        Finding crowded = SampleReport.finding(
                SampleReport.CB001,
                Severity.NOTE,
                "message",
                SourceLocation.wholeFile("a.yaml"),
                Collections.nCopies(1500, place));

        JsonNode result = run(List.of(crowded)).at("/results/0");

        assertThat(result.get("relatedLocations")).hasSize(999);
        assertThat(result.at("/codeFlows/0/threadFlows/0/locations")).hasSize(1000);
        assertThat(result.at("/message/text").stringValue()).endsWith("[here too](10); and 1490 more places.");
    }

    private static JsonNode run(List<Finding> findings) {
        return MAPPER.readTree(sarif(SampleReport.report(findings))).at("/runs/0");
    }

    private static String sarif(LintReport report) {
        return ReportTests.write(new SarifReport(), report);
    }

    private static List<String> errors(String document) throws IOException {
        try (InputStream schema = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return ReportTests.schemaErrors(
                    SpecificationVersion.DRAFT_7, new String(schema.readAllBytes(), StandardCharsets.UTF_8), document);
        }
    }
}
