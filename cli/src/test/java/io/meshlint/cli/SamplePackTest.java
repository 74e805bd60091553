package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The sample pack of this repository holds what it promises. */
class SamplePackTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @Test
    void itsFixturesShowEveryClause() {
        Run run = Run.in(REPOSITORY, "test", "examples/packs/platform");

        assertThat(run.results()).isEqualTo("Pack platform: 12 fixtures in 13 runs, all passed.\n");
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void itIsFormatted() {
        assertThat(Run.in(REPOSITORY, "fmt", "--check", "examples/packs/platform").status()).isZero();
    }
}
