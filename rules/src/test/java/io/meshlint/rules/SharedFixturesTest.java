package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshlint.engine.fixture.PackTestOutcome.FixtureOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases of a catalogue outside this repository; they say whether a rule reports, not where. They lie beside the checkout, or where the
 * system property {@code meshlint.sharedFixtures} says.
 */
class SharedFixturesTest {
    private static final Path DIRECTORY = Path.of(System.getProperty(
            "meshlint.sharedFixtures", Path.of("..", "..", "shared", "fixtures").toString()));

    @TestFactory
    Stream<DynamicTest> casesOfTheRulesThereAre() {
        assumeTrue(
                Files.isDirectory(DIRECTORY), () -> DIRECTORY + " is not there; meshlint.sharedFixtures names another");
        TreeSet<String> codes = BundledRules.codes();
        List<DynamicTest> cases = BundledRules.test(List.of(DIRECTORY)).fixtures().stream()
                .filter(fixture -> codes.contains(fixture.subject().orElseThrow()))
                .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check(fixture)))
                .toList();
        assertThat(cases).as("cases of bundled rules in " + DIRECTORY).isNotEmpty();
        return cases.stream();
    }

    private static void check(FixtureOutcome fixture) {
        assertThat(fixture.reported().contains(fixture.subject().orElseThrow()))
                .isEqualTo(fixture.kind().orElseThrow().reports());
    }
}
