package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.meshlint.rules.LintedDirectory.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The inputs of {@code istioctl analyze}'s own tests: all of them can be read, and where both have a rule, it agrees or there is a reason.
 *
 * <p>The cases are no part of this repository. They are searched in the directory that the system property names, else beside the checkout.
 */
class IstioctlCasesTest {
    private static final String DIRECTORY = "meshlint.conformance";
    private static final Path CASES = Path.of(System.getProperty(
                    DIRECTORY, Path.of("..", "..", "shared", "conformance").toString()))
            .resolve("istio")
            .resolve("cases")
            .toAbsolutePath()
            .normalize();

    /** Our rules that look for what a code of istioctl looks for. */
    private static final Map<String, String> EQUIVALENTS = Map.of("IST0145", "GW001", "IST0150", "EXTN001");

    /** The newest version whose proxies still listen on the ports of ExternalName Services: later ones do not have that problem. */
    private static final String ISTIO = "1.19";

    /** Cases in which our rule rightly says something else, with the reason. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "conflicting-gateways-detect-by-sub-selector",
            "no server has tls: istiod merges the hosts of plaintext servers, and drops only servers that repeat a"
                    + " host of TLS",
            "conflicting-gateways-with-multiple-port-declarations",
            "no server has tls, as above; TCP and HTTP on one port are another mistake");

    @TempDir
    Path directory;

    /** Objects that Istio's own validation accepts. */
    @Test
    void validObjectsAreNotFoundFaultWith() throws IOException {
        assumeCases();
        Path objects = CASES.resolveSibling("crd-cases");
        List<Path> valid = TestData.files(objects).stream()
                .filter(file -> file.getFileName().toString().contains("-valid-"))
                .toList();
        assertThat(valid).as("valid objects in " + objects).isNotEmpty();
        for (Path file : valid) {
            Path alone = Files.createTempDirectory(directory, "object");
            Files.copy(file, alone.resolve(file.getFileName()));
            assertThat(LintedDirectory.lint(alone, new Target(Optional.empty(), Optional.empty(), false))
                            .explained()
                            .lines())
                    .as(file.getFileName().toString())
                    .filteredOn(line -> line.startsWith("INPUT") || line.startsWith("SCHEMA"))
                    .isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicNode> everyCaseCanBeRead() throws IOException {
        return cases().map(folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), folder.toUri(), () -> {
                    for (boolean closed : List.of(false, true)) {
                        LintedDirectory linted = lint(folder, closed);
                        assertThat(linted.described())
                                .as(linted.explained())
                                .noneMatch(found -> found.startsWith("INPUT") || found.startsWith("RENDER"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicNode> rulesThatHaveAnEquivalentAgreeWithIt() throws IOException {
        return cases().map(folder ->
                DynamicTest.dynamicTest(folder.getFileName().toString(), folder.toUri(), () -> {
                    List<String> theirs = new ArrayList<>();
                    for (JsonNode expected : new ObjectMapper()
                            .readTree(Files.readString(folder.resolve("expected.json")))
                            .get("expected")) {
                        String code = expected.get("code").asString();
                        if (EQUIVALENTS.containsKey(code)) {
                            theirs.add(EQUIVALENTS.get(code));
                        }
                    }
                    TreeSet<String> ours = new TreeSet<>();
                    lint(folder, false).findings().stream()
                            .map(finding -> finding.rule().code())
                            .filter(EQUIVALENTS::containsValue)
                            .forEach(ours::add);
                    if (DIFFERENT.containsKey(folder.getFileName().toString())) {
                        assertThat(ours)
                                .as("still different: "
                                        + DIFFERENT.get(folder.getFileName().toString()))
                                .isNotEqualTo(new TreeSet<>(theirs));
                    } else {
                        assertThat(ours).isEqualTo(new TreeSet<>(theirs));
                    }
                }));
    }

    @Test
    void everyExceptionIsACase() throws IOException {
        assertThat(cases().map(folder -> folder.getFileName().toString())).containsAll(DIFFERENT.keySet());
    }

    private static void assumeCases() {
        assumeThat(CASES)
                .as("the cases of istioctl are there; name the directory that holds istio/cases with -D" + DIRECTORY)
                .isDirectory();
    }

    private static Stream<Path> cases() throws IOException {
        assumeCases();
        try (Stream<Path> folders = Files.list(CASES)) {
            List<Path> sorted = folders.filter(folder -> Files.exists(folder.resolve("expected.json")))
                    .sorted()
                    .toList();
            assertThat(sorted).as("cases in " + CASES).isNotEmpty();
            return sorted.stream();
        }
    }

    /** The input alone: what istioctl expects of it lies beside it and is no manifest. */
    private LintedDirectory lint(Path folder, boolean closed) throws IOException {
        Path input = TextEdit.copy(
                folder.resolve("input"),
                Files.createTempDirectory(directory, "case").resolve("input"));
        return LintedDirectory.lint(input, new Target(Optional.of(ISTIO), Optional.empty(), closed));
    }
}
