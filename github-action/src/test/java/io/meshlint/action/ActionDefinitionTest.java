package io.meshlint.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code action.yml}, the script and the documentation agree. */
class ActionDefinitionTest {
    private Map<?, ?> action;
    private String script;

    @BeforeEach
    void read() throws Exception {
        action = (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("action.yml")));
        script = Files.readString(Path.of("run.sh"));
    }

    @Test
    void everyInputReachesTheScriptThroughTheEnvironment() {
        Map<?, ?> environment = (Map<?, ?>) step().get("env");

        for (Object input : inputs().keySet()) {
            String variable =
                    "INPUT_" + input.toString().toUpperCase(Locale.ROOT).replace('-', '_');
            assertThat(environment.get(variable)).isEqualTo("${{ inputs." + input + " }}");
            assertThat(script).contains("${" + variable);
        }
        assertThat(environment).hasSameSizeAs(inputs());
    }

    @Test
    void nothingIsWrittenIntoTheScript() {
        assertThat(step().get("run").toString()).doesNotContain("${{");
    }

    @Test
    void everyOutputIsSetByTheScript() {
        for (Object output : ((Map<?, ?>) action.get("outputs")).keySet()) {
            assertThat(script).contains("set_output " + output + " ");
        }
    }

    @Test
    void everyInputAndOutputIsDocumented() throws Exception {
        String documentation = Files.readString(Path.of("README.md"));

        assertThat(inputs().keySet())
                .allSatisfy(input -> assertThat(documentation).contains("`" + input + "`"));
        assertThat(((Map<?, ?>) action.get("outputs")).keySet())
                .allSatisfy(output -> assertThat(documentation).contains("`" + output + "`"));
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        Assumptions.assumeTrue(isThere("shellcheck"), "shellcheck is not installed");
        Process process = new ProcessBuilder(
                        "shellcheck",
                        "run.sh",
                        "../meshlint",
                        "../cli/src/launcher/meshlint",
                        "../.ci/run",
                        "../.ci/sarif-multitool")
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).isEmpty();
    }

    private static boolean isThere(String program) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private Map<?, ?> inputs() {
        return (Map<?, ?>) action.get("inputs");
    }

    private Map<?, ?> step() {
        List<?> steps = (List<?>) ((Map<?, ?>) action.get("runs")).get("steps");
        assertThat(steps).hasSize(1);
        return (Map<?, ?>) steps.get(0);
    }
}
