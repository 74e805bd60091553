package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Cases of a catalogue outside this repository, named by a system property; they say whether a rule reports, not where. */
@EnabledIfSystemProperty(named = SharedFixturesTest.DIRECTORY, matches = ".+")
class SharedFixturesTest {
    static final String DIRECTORY = "meshlint.sharedFixtures";

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicTest> casesOfTheRulesThereAre() throws IOException {
        TreeSet<String> codes = BundledRules.codes();
        return FixtureTest.files(Path.of(System.getProperty(DIRECTORY))).stream()
                .filter(file -> codes.contains(file.getParent().getFileName().toString()))
                .map(file -> DynamicTest.dynamicTest(FixtureTest.name(file), file.toUri(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        Fixture fixture = Fixture.read(file);

        LintedFixture linted = LintedFixture.lint(fixture, Files.createTempDirectory(directory, "case"));

        assertThat(linted.reportsItsRule()).isEqualTo(fixture.kind().reports());
    }
}
