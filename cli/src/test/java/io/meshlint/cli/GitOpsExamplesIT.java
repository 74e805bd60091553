package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What the READMEs of the GitOps examples promise, with the distribution that the build has just made. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs the POSIX launcher")
class GitOpsExamplesIT {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("meshlint.checkout")).toAbsolutePath().normalize();
    private static final Path DISTRIBUTION = CHECKOUT.resolve("cli/target/dist/meshlint");
    private static final Pattern ROW =
            Pattern.compile("\\| ([A-Z]+\\d{3}) \\| `([^`]+)` \\| `([^`]+)`[^|]*\\| ([a-z, ]+) \\|");

    @TempDir
    private Path directory;

    @BeforeAll
    static void thereIsARenderer() {
        assumeThat(DISTRIBUTION.resolve("renderer"))
                .as("the distribution has the program that renders; it is built where there is Go")
                .isDirectory();
    }

    /** A line of the table of planted problems: rule, file and text of the line, worlds. */
    private record Planted(String rule, String file, String line, String worlds) {}

    private static List<Planted> planted(String example) throws IOException {
        List<Planted> planted = new ArrayList<>();
        for (String line : Files.readAllLines(CHECKOUT.resolve(example).resolve("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                planted.add(new Planted(row.group(1), row.group(2), row.group(3), row.group(4)));
            }
        }
        assertThat(planted).as("problems in the table of " + example).hasSize(4);
        return planted;
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/argocd", "examples/flux"})
    void thePlantedProblemsAndNothingElseAreFoundAtTheLinesToEdit(String example) throws Exception {
        String report = run("check", "--format", "json", example);

        List<Planted> found = new ArrayList<>();
        for (JsonNode finding : new ObjectMapper().readTree(report).get("findings")) {
            String file = finding.at("/location/file").asString();
            String line = Files.readAllLines(CHECKOUT.resolve(file))
                    .get(finding.at("/location/startLine").asInt() - 1);
            List<String> worlds = new ArrayList<>();
            finding.get("worlds").forEach(world -> worlds.add(world.asString()));
            assertThat(finding.at("/location/confidence").asString())
                    .as("how sure the place of " + finding.get("rule") + " is")
                    .isEqualTo("exact");
            found.add(new Planted(
                    finding.get("rule").asString(),
                    file.substring(example.length() + 1),
                    line.strip(),
                    String.join(", ", worlds)));
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(planted(example));
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples/argocd", "examples/flux"})
    void nothingIsDeployedTwiceAndTheListingSaysWhatDeploysIt(String example) throws Exception {
        String listing = run("render", "--list", example);

        List<String> rendered = listing.lines()
                .filter(line -> line.startsWith("  helm ") || line.startsWith("  kustomize "))
                .toList();
        assertThat(rendered).isNotEmpty().allMatch(line -> line.contains(" deploys it ("));
        assertThat(listing).doesNotContain("INPUT011");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(DISTRIBUTION.resolve("bin/meshlint").toString()));
        command.addAll(List.of(arguments));
        Path results = directory.resolve("results");
        Process process = new ProcessBuilder(command)
                .directory(CHECKOUT.toFile())
                .redirectOutput(results.toFile())
                .redirectError(directory.resolve("messages").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        return Files.readString(results, StandardCharsets.UTF_8);
    }
}
