package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.MeshlintVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launchers, as processes, on the distribution that the build has just made. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs the POSIX launchers")
class LauncherIT {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("meshlint.checkout")).toAbsolutePath().normalize();
    private static final Path DISTRIBUTION = CHECKOUT.resolve("cli/target/dist/meshlint");

    @TempDir
    private Path directory;

    @Test
    void theCheckoutsLauncherStartsWhatIsBuilt() throws Exception {
        Finished finished = run(Map.of(), CHECKOUT.resolve("meshlint").toString(), "--version");

        assertThat(finished).isEqualTo(new Finished(0, "meshlint " + MeshlintVersion.get() + "\n", ""));
    }

    @Test
    void itRunsThroughSymbolicLinksFromAnywhere() throws Exception {
        Path first = Files.createSymbolicLink(directory.resolve("first"), DISTRIBUTION.resolve("bin/meshlint"));
        Path second = Files.createSymbolicLink(
                directory.resolve("second link"), Path.of(first.getFileName().toString()));

        Finished finished = run(Map.of(), second.toString(), "--version");
        Files.delete(second);
        Files.delete(first);

        assertThat(finished.status()).isZero();
    }

    @Test
    void argumentsArriveAsTheyAreWritten() throws Exception {
        String strange = "no $HOME `here` \"or\" 'there'  *";

        Finished finished = run(Map.of(), DISTRIBUTION.resolve("bin/meshlint").toString(), "check", strange);

        assertThat(finished.status()).isEqualTo(2);
        assertThat(finished.messages()).isEqualTo("meshlint: " + strange + ": there is no such file or directory\n");
    }

    @Test
    void namesOutsideAsciiNeedNoLocale() throws Exception {
        Finished finished = run(
                Map.of("LC_ALL", "", "LANG", "C"),
                DISTRIBUTION.resolve("bin/meshlint").toString(),
                "check",
                "größe");

        assertThat(finished.messages()).isEqualTo("meshlint: größe: there is no such file or directory\n");
    }

    @Test
    void aDistributionMayLieInADirectoryWithSpaces() throws Exception {
        Path copy = directory.resolve("my tools/meshlint");
        copy(DISTRIBUTION, copy);

        assertThat(run(Map.of(), copy.resolve("bin/meshlint").toString(), "--version")
                        .status())
                .isZero();
    }

    @Test
    void anOldJavaIsNamed() throws Exception {
        Path old = Files.createDirectories(directory.resolve("jdk-11"));
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");
        Files.copy(Path.of("/bin/sh"), old.resolve("bin/java"));

        Finished finished = run(
                Map.of("JAVA_HOME", old.toString()),
                DISTRIBUTION.resolve("bin/meshlint").toString(),
                "--version");

        assertThat(finished.status()).isEqualTo(2);
        assertThat(finished.messages()).contains("needs Java 17 or newer", "is Java 11.0.2");
    }

    @Test
    void aMissingJavaIsSaid() throws Exception {
        Finished finished = run(
                Map.of("JAVA_HOME", directory.toString()),
                DISTRIBUTION.resolve("bin/meshlint").toString(),
                "--version");

        assertThat(finished.status()).isEqualTo(2);
        assertThat(finished.messages()).contains("where there is no bin/java");
    }

    @Test
    void aReaderThatStopsEarlyIsNoError() throws Exception {
        Finished finished = run(
                Map.of(),
                "sh",
                "-c",
                "{ \"$0\" check --help; echo \"status $?\" >&2; } | true",
                DISTRIBUTION.resolve("bin/meshlint").toString());

        assertThat(finished.messages()).isEqualTo("status 0\n");
    }

    private record Finished(int status, String results, String messages) {}

    private Finished run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
        Path results = directory.resolve("results");
        Path messages = directory.resolve("messages");
        builder.directory(directory.toFile()).redirectOutput(results.toFile()).redirectError(messages.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended").isTrue();
        return new Finished(
                process.exitValue(),
                Files.readString(results, StandardCharsets.UTF_8),
                Files.readString(messages, StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
