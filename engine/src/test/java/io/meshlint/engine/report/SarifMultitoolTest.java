package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshlint.engine.finding.LintReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Microsoft's validator with the rules of SARIF and of GitHub. {@code .ci/sarif-multitool} installs it and prints what belongs in the
 * environment variable or system property {@code MESHLINT_SARIF_MULTITOOL}; without one of them the tests are skipped.
 */
class SarifMultitoolTest {
    private static final String TOOL = "MESHLINT_SARIF_MULTITOOL";

    @TempDir
    private Path directory;

    private String tool;

    @BeforeEach
    void findTool() {
        Optional<String> named =
                Optional.ofNullable(System.getProperty(TOOL)).or(() -> Optional.ofNullable(System.getenv(TOOL)));
        assumeTrue(
                named.filter(name -> !name.isBlank()).isPresent(),
                TOOL + " names no SARIF validator; .ci/sarif-multitool installs one");
        tool = named.get();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void findsNoErrorAndNoWarning(LintReport report) throws IOException, InterruptedException {
        assertThat(validate(ReportTests.write(new SarifReport(), report))).isEmpty();
    }

    static Stream<LintReport> reports() {
        return Stream.of(SampleReport.report(), SampleReport.report(List.of()));
    }

    @Test
    void wouldComplainOfAMissingMessage() throws IOException, InterruptedException {
        String broken = ReportTests.write(new SarifReport(), SampleReport.report())
                .replace("\"message\": {", "\"messages\": {");

        assertThat(validate(broken)).anyMatch(complaint -> complaint.startsWith("error "));
    }

    /** What the validator says, from its own report: its exit status is 0 whatever it finds. */
    private List<String> validate(String sarif) throws IOException, InterruptedException {
        Path input = Files.writeString(directory.resolve("meshlint.sarif"), sarif);
        Path output = directory.resolve("validation.sarif");
        Process process = new ProcessBuilder(
                        tool,
                        "validate",
                        input.toString(),
                        "--rule-kind",
                        "Sarif;Ghas",
                        "--level",
                        "Error;Warning",
                        "--output",
                        output.toString(),
                        "--log",
                        "ForceOverwrite")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("console.txt").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as("the validator ends")
                .isTrue();
        assertThat(output)
                .as(Files.readString(directory.resolve("console.txt")))
                .exists();
        JsonNode run = new JsonMapper().readTree(Files.readString(output)).at("/runs/0");
        return run.get("results")
                .valueStream()
                .map(result -> result.path("level").asString("warning") + " "
                        + result.get("ruleId").asString() + " "
                        + result.path("message")
                                .path("text")
                                .asString(result.path("message").toString()) + " at "
                        + result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                                .asString(""))
                .toList();
    }
}
