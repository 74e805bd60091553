package io.meshlint.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.action.RunnerJob.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The action's script with the real command line, between the files of a runner. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs a bash script")
class ActionIT {
    @TempDir
    private Path directory;

    private RunnerJob job;

    @BeforeEach
    void checkOut() throws IOException {
        job = new RunnerJob(directory);
    }

    @Test
    void aCleanRepositoryPasses() throws Exception {
        Step step = job.file("k8s/gateway.yaml", gateway("shop", "shop.example.com"))
                .run();

        assertThat(step.status()).as(String.join("\n", step.log())).isZero();
        assertThat(step.commands()).isEmpty();
        assertThat(step.outputs())
                .containsEntry("errors", "0")
                .containsEntry("warnings", "0")
                .containsEntry("notes", "0")
                .containsEntry("exit-status", "0");
        assertThat(step.summary()).contains("| 0 | 0 | 0 | 0 |");
    }

    @Test
    void aFindingFailsTheStepAndIsAnnotatedWhereItIsToBeMended() throws Exception {
        Step step = withTwoGateways().run();

        assertThat(step.status()).isEqualTo(1);
        assertThat(step.commands())
                .singleElement()
                .asString()
                .matches("::error file=k8s/(first|second).yaml,line=7,.*GW001.*");
        assertThat(String.join("\n", step.log())).contains("k8s/first.yaml", "k8s/second.yaml", "1 error");
        assertThat(step.outputs()).containsEntry("errors", "1").containsEntry("exit-status", "1");
        assertThat(step.summary()).contains("| 1 | 0 | 0 | 0 |");
    }

    @Test
    void theReportsAreWhereTheOutputsSay() throws Exception {
        Step step = withTwoGateways().input("sarif-file", "out/meshlint.sarif").run();

        Path sarif = Path.of(step.outputs().get("sarif-file"));
        assertThat(sarif).isEqualTo(job.workspace().resolve("out/meshlint.sarif"));
        JsonNode run = new JsonMapper().readTree(Files.readString(sarif)).at("/runs/0");
        assertThat(run.at("/results/0/ruleId").asString()).isEqualTo("GW001");
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .matches("k8s/(first|second).yaml");
        JsonNode json = new JsonMapper()
                .readTree(Files.readString(Path.of(step.outputs().get("json-file"))));
        assertThat(json.at("/summary/errors").asInt()).isEqualTo(1);
    }

    @Test
    void inputsReachTheCommandLine() throws Exception {
        assertThat(withTwoGateways().input("fail-on", "never").run().status()).isZero();
        assertThat(withTwoGateways()
                        .input("fail-on", "error")
                        .input("ignore", "GW001")
                        .run()
                        .status())
                .isZero();
    }

    @Test
    void severalPathsAreOneALine() throws Exception {
        Step step = withTwoGateways()
                .input("path", "k8s/first.yaml\nk8s/second.yaml\n")
                .run();

        assertThat(step.outputs()).containsEntry("errors", "1");
    }

    @Test
    void annotationsCanBeSwitchedOff() throws Exception {
        Step step = withTwoGateways().input("annotations", "false").run();

        assertThat(step.status()).isEqualTo(1);
        assertThat(step.commands()).isEmpty();
    }

    @Test
    void inputsAreNeverRun() throws Exception {
        String hostile = "x$(touch pwned)`touch pwned`\";touch pwned;'";

        Step step = job.input("path", hostile)
                .input("config", hostile)
                .input("istio-version", hostile)
                .run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(job.workspace().resolve("pwned")).doesNotExist();
        assertThat(String.join("\n", step.log())).contains(hostile);
    }

    @Test
    void pathsAreNeverOptions() throws Exception {
        Step step = job.input("path", "--help").run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(String.join("\n", step.log())).contains("--help: there is no such file or directory");
    }

    @Test
    void manifestsCannotGiveCommandsToTheRunner() throws Exception {
        String hostile = "\"shop.example.com\\n::set-output name=errors::0\\n::add-mask::x\\n##[error]x\"";
        Step step = job.file("first.yaml", gateway("first", hostile))
                .file("second.yaml", gateway("second", hostile))
                .file("broken.yaml", "apiVersion: v1\nkind: Secret\n  ::error::hello\n::warning::hello\n")
                .run();

        assertThat(step.commands())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command)
                        .matches("::(error|warning|notice) (file=[^:]*,line=\\d+|title=meshlint|file=[^:]*,title=).*"));
        assertThat(step.commands()).noneMatch(command -> command.contains("::set-output") && !command.contains("%0A"));
    }

    @Test
    void aRunThatCouldNotBeDoneSaysWhereToLook() throws Exception {
        Step step = job.file("meshlint.yaml", "bogus: true\n").run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.commands())
                .containsExactly(
                        "::error title=meshlint::The run could not be done as asked (exit status 2); the log above"
                                + " says why.");
        assertThat(step.outputs()).containsEntry("exit-status", "2").doesNotContainKey("sarif-file");
        assertThat(step.summary()).contains("could not be done as asked");
    }

    @Test
    void anotherVersionIsRefused() throws Exception {
        Step step = job.input("version", "99.0").run();

        assertThat(step.status()).isEqualTo(2);
        assertThat(step.commands()).singleElement().asString().contains("asks for '99.0'");
    }

    private RunnerJob withTwoGateways() throws IOException {
        return job.file("k8s/first.yaml", gateway("first", "shop.example.com"))
                .file("k8s/second.yaml", gateway("second", "shop.example.com"));
    }

    private static String gateway(String name, String host) {
        return """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: %s, namespace: edge}
            spec:
              selector: {istio: ingressgateway}
              servers:
              - hosts: [%s]
                port: {name: https, number: 443, protocol: HTTPS}
                tls: {mode: SIMPLE, credentialName: edge}
            """.formatted(name, host);
    }
}
