package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshlint init pack}: what it writes can be built on at once. */
class InitCommandTest {
    @TempDir
    private Path directory;

    @Test
    void aNewPackPassesItsTestsAndIsFormatted() {
        Run written = Run.in(directory, "init", "pack", "Team Blue-rules");

        assertThat(written.status()).isZero();
        assertThat(written.results()).isEqualTo("""
            Pack team-blue-rules in Team Blue-rules:
              pack.yaml
              rules/ingress.mesh
              tests/TEAMBL001/service-missing.yaml
              tests/TEAMBL001/service-there.yaml
              README.md
            Run its fixtures with: meshlint test Team Blue-rules
            """);
        Run tested = Run.in(directory, "test", "Team Blue-rules");
        assertThat(tested.results()).isEqualTo("Pack team-blue-rules: 2 fixtures in 3 runs, all passed.\n");
        assertThat(tested.messages()).isEmpty();
        assertThat(Run.in(directory, "test", "Team Blue-rules", "--mutate").status())
                .as("its fixtures notice every change")
                .isZero();
        assertThat(Run.in(directory, "fmt", "--check", "Team Blue-rules").status())
                .isZero();
    }

    @Test
    void nothingIsReplaced() throws IOException {
        Files.writeString(directory.resolve("README.md"), "mine");

        Run run = Run.in(directory, "init", "pack", ".");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("README.md already, so nothing was written");
        assertThat(directory.resolve("README.md")).hasContent("mine");
        assertThat(directory.resolve("pack.yaml")).doesNotExist();
    }

    @Test
    void whatToWriteHasToBeSaid() {
        Run run = Run.in(directory, "init");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("say what to write");
    }
}
