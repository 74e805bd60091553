package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.fixture.PackTestOutcome.FixtureOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Cases of a catalogue outside this repository, named by a system property; they say whether a rule reports, not where. */
@EnabledIfSystemProperty(named = SharedFixturesTest.DIRECTORY, matches = ".+")
class SharedFixturesTest {
    static final String DIRECTORY = "meshlint.sharedFixtures";

    @TestFactory
    Stream<DynamicTest> casesOfTheRulesThereAre() {
        TreeSet<String> codes = BundledRules.codes();
        return BundledRules.test(List.of(Path.of(System.getProperty(DIRECTORY)))).fixtures().stream()
                .filter(fixture -> codes.contains(fixture.subject().orElseThrow()))
                .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check(fixture)));
    }

    private static void check(FixtureOutcome fixture) {
        assertThat(fixture.reported().contains(fixture.subject().orElseThrow()))
                .isEqualTo(fixture.kind().orElseThrow().reports());
    }
}
