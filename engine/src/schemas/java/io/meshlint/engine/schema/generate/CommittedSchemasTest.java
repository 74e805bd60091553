package io.meshlint.engine.schema.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Runs under the profile only: it needs Go and the module proxy. */
class CommittedSchemasTest {

    @Test
    void whatIsCommittedIsWhatTheGeneratorWrites() throws Exception {
        Map<String, String> committed = new TreeMap<>();
        try (var files = Files.list(Path.of("src/main/resources/META-INF/meshlint/schemas"))) {
            for (Path file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        assertThat(committed).isEqualTo(new TreeMap<>(SchemaGenerator.generate()));
    }
}
