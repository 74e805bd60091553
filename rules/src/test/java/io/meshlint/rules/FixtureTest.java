package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.fixture.PackTestOutcome.FixtureOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every fixture says what its rule must report, line by line, and that the others keep silent where nothing is wrong. */
class FixtureTest {
    private static final Path FIXTURES = Path.of("src/test/fixtures").toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> fixtures() {
        return BundledRules.test(List.of()).fixtures().stream()
                .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check(fixture)));
    }

    private static void check(FixtureOutcome fixture) {
        assertThat(fixture.subject()).as("the folder is the rule's").contains(folder(fixture.name()));
        assertThat(fixture.difference()).as("- expected, + found").isEmpty();
    }

    private static String folder(String name) {
        String[] parts = name.split("/");
        return parts[parts.length - 2];
    }

    @Test
    void everyRuleHasAFailingCaseATrapAndItsFixedWorld() throws IOException {
        for (String rule : BundledRules.codes()) {
            Path folder = FIXTURES.resolve(rule);
            assertThat(folder).as("fixtures of " + rule).isDirectory();
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()).toList())
                        .anyMatch(name -> name.startsWith("fail-"))
                        .anyMatch(name -> name.startsWith("pass-"))
                        .anyMatch(name -> name.startsWith("looks-bad-ok-"))
                        .anyMatch(name -> name.startsWith("looks-ok-bad-"))
                        .anyMatch(name -> name.startsWith("fixed-"));
            }
        }
    }
}
