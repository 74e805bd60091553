package io.meshlint.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** The committed form of the schemas. */
class BundledFilesTest {

    @Test
    void theWholeSetIsSmallInTheJar() throws IOException, URISyntaxException {
        long compressed = 0;
        for (Path file : files()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
                Files.copy(file, deflater);
            }
            compressed += bytes.size();
        }
        assertThat(compressed).isBetween(10_000L, 100_000L);
    }

    @Test
    void everyLineIsAHeaderADefinitionOrAField() throws IOException, URISyntaxException {
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            assertThat(lines.get(0)).as(file.toString()).startsWith("# Written by mvn -Pschemas");
            assertThat(lines.subList(1, lines.size()))
                    .as(file.toString())
                    .allMatch(line -> !line.isBlank() && !line.endsWith(" ") && !line.startsWith("  "));
        }
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        Path index = Path.of(BundledFilesTest.class
                .getResource("/META-INF/meshlint/schemas/index.txt")
                .toURI());
        try (var files = Files.list(index.getParent())) {
            return files.sorted().toList();
        }
    }
}
