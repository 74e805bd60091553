package io.meshlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.render.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of {@code docs/language.md}: what a section's modules find in its manifests, and what is said of its mistakes. */
class LanguageReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "language.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(mesh|mistake|yaml|findings|text)\n(.*?)```");

    @TempDir
    private Path directory;

    private record Block(String language, String content) {}

    @TestFactory
    Stream<DynamicTest> everyExampleHolds() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String section : sections(Files.readAllLines(REFERENCE))) {
            List<Block> blocks = new ArrayList<>();
            Matcher matcher = BLOCK.matcher(section);
            while (matcher.find()) {
                blocks.add(new Block(matcher.group(1), matcher.group(2)));
            }
            String title = section.lines().findFirst().orElse("");
            if (blocks.stream().anyMatch(block -> block.language().equals("mesh"))) {
                tests.add(DynamicTest.dynamicTest(title, () -> finds(blocks)));
            }
            for (int i = 0; i + 1 < blocks.size(); i++) {
                if (blocks.get(i).language().equals("mistake")) {
                    String module = blocks.get(i).content();
                    String messages = blocks.get(i + 1).content();
                    tests.add(DynamicTest.dynamicTest(title + ", mistake", () -> refuses(module, messages)));
                }
            }
        }
        assertThat(tests).as("examples in the reference").hasSizeGreaterThanOrEqualTo(8);
        return tests.stream();
    }

    /** A heading begins a section; the same marks inside of an example are documentation of the example. */
    private static List<String> sections(List<String> lines) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        boolean inside = false;
        for (String line : lines) {
            if (!inside && line.startsWith("## ")) {
                sections.add(section.toString());
                section.setLength(0);
            }
            inside ^= line.startsWith("```");
            section.append(line).append('\n');
        }
        sections.add(section.toString());
        return sections;
    }

    private void finds(List<Block> blocks) throws IOException {
        LintOutcome outcome = lint(of(blocks, "mesh"), String.join("---\n", of(blocks, "yaml")));

        assertThat(outcome.ruleDiagnostics()).isEmpty();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.report().findings().stream().map(LanguageReferenceTest::line))
                .containsExactlyElementsOf(of(blocks, "findings").get(0).lines().toList());
    }

    private void refuses(String module, String messages) throws IOException {
        LintOutcome outcome = lint(List.of(module), "");

        assertThat(outcome.ruleDiagnostics().stream().map(d -> "error[" + d.code() + "]: " + d.message()))
                .containsExactlyElementsOf(messages.lines().toList());
    }

    private static String line(Finding finding) {
        return finding.rule().code() + " " + finding.severity().label() + " "
                + finding.location().region().startLine() + ": " + finding.message();
    }

    private static List<String> of(List<Block> blocks, String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .map(Block::content)
                .toList();
    }

    private LintOutcome lint(List<String> modules, String manifests) throws IOException {
        Path pack = Files.createTempDirectory(directory, "pack");
        Files.writeString(pack.resolve("pack.yaml"), "name: example\nversion: 0.0.1\n");
        for (int i = 0; i < modules.size(); i++) {
            Files.writeString(pack.resolve("module" + i + ".mesh"), modules.get(i));
        }
        return Linter.lint(new LintRequest(
                List.of(),
                Optional.of(manifests),
                Optional.empty(),
                List.of(pack),
                getClass().getClassLoader(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LanguageReferenceTest::nothingToRender));
    }

    private static Renderer nothingToRender() {
        throw new AssertionError("the examples have nothing to render");
    }
}
