package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    private static final ReportWriter HALF = (report, output) -> {
        output.write("half");
        throw new IOException("disk full");
    };

    @TempDir
    private Path directory;

    @Test
    void makesDirectoriesAndLeavesNothingBesideTheReport() throws IOException {
        Path file = directory.resolve("target/reports/meshlint.json");

        ReportFiles.write(file, ReportFormat.JSON.writer(), SampleReport.report());

        assertThat(file).hasContent(ReportTests.write(new JsonReport(), SampleReport.report()));
        assertThat(names(file.getParent())).containsExactly("meshlint.json");
    }

    @Test
    void replacesAnEarlierReport() throws IOException {
        Path file = Files.writeString(directory.resolve("meshlint.txt"), "earlier");

        ReportFiles.write(file, (report, output) -> output.write("later"), SampleReport.report());

        assertThat(file).hasContent("later");
    }

    @Test
    void reportThatFailsHalfwayIsAbsent() throws IOException {
        assertThatThrownBy(() -> ReportFiles.write(directory.resolve("new.txt"), HALF, SampleReport.report()))
                .hasMessage("disk full");

        assertThat(names(directory)).isEmpty();
    }

    @Test
    void reportThatFailsHalfwayLeavesTheEarlierOne() throws IOException {
        Path file = Files.writeString(directory.resolve("meshlint.txt"), "earlier");

        assertThatThrownBy(() -> ReportFiles.write(file, HALF, SampleReport.report()))
                .hasMessage("disk full");

        assertThat(file).hasContent("earlier");
        assertThat(names(directory)).containsExactly("meshlint.txt");
    }

    @Test
    void directoryIsNoReport() {
        assertThatThrownBy(() -> ReportFiles.write(directory, ReportFormat.TEXT.writer(), SampleReport.report()))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("is a directory; name a file in it");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a symbolic link needs a privilege there")
    void symbolicLinkIsNotFollowed() throws IOException {
        Path outside = Files.writeString(directory.resolve("outside"), "precious");
        Path link = Files.createSymbolicLink(directory.resolve("meshlint.sarif"), outside);

        assertThatThrownBy(() -> ReportFiles.write(link, ReportFormat.SARIF.writer(), SampleReport.report()))
                .hasMessageContaining("is a symbolic link");

        assertThat(outside).hasContent("precious");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
