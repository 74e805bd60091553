package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every fixture says what its rule must report, line by line, and that the others keep silent where nothing is wrong. */
class FixtureTest {
    private static final Path FIXTURES = Path.of("src/test/fixtures");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> fixtures() throws IOException {
        return files(FIXTURES).stream().map(file -> DynamicTest.dynamicTest(name(file), file.toUri(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        Fixture fixture = Fixture.read(file);
        assertThat(fixture.rule()).as("the folder is the rule's").isEqualTo(file.getParent().getFileName().toString());

        LintedFixture linted = LintedFixture.lint(fixture, Files.createTempDirectory(directory, "fixture"));

        assertThat(linted.markers()).as("findings and related places, by line").isEqualTo(fixture.markers());
        assertThat(linted.reportsItsRule()).as("the rule reports").isEqualTo(fixture.kind().reports());
        if (!fixture.kind().reports()) {
            assertThat(linted.unexpected()).as("other rules that report").isEmpty();
        }
    }

    @Test
    void everyRuleHasAFailingCaseATrapAndItsFixedWorld() throws IOException {
        for (String rule : BundledRules.codes()) {
            Path folder = FIXTURES.resolve(rule);
            assertThat(folder).as("fixtures of " + rule).isDirectory();
            assertThat(files(folder).stream().map(file -> file.getFileName().toString()).toList())
                    .anyMatch(name -> name.startsWith("fail-"))
                    .anyMatch(name -> name.startsWith("pass-"))
                    .anyMatch(name -> name.startsWith("looks-bad-ok-"))
                    .anyMatch(name -> name.startsWith("looks-ok-bad-"))
                    .contains("fixed-1.yaml");
        }
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    static String name(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }
}
