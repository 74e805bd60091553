package io.meshlint.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One mapping of a YAML file that describes tests. A field that is not there or has another shape is a mistake in the file. */
record TestData(Path file, Map<?, ?> fields) {

    static TestData read(Path file) throws IOException {
        Object root = new Load(LoadSettings.builder().setLabel(file.toString()).build())
                .loadFromString(Files.readString(file, StandardCharsets.UTF_8));
        return of(file, root);
    }

    /** The YAML files of a directory, sorted. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static TestData of(Path file, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new TestData(file, map);
        }
        throw new IllegalArgumentException(file + ": a mapping is expected instead of " + value);
    }

    String text(String name) {
        return optional(name)
                .orElseThrow(() -> new IllegalArgumentException(file + ": " + name + " is missing in " + fields));
    }

    Optional<String> optional(String name) {
        Object value = fields.get(name);
        if (value != null && !(value instanceof String)) {
            throw new IllegalArgumentException(
                    file + ": " + name + " must be text, in quotes where it looks like a number: " + value);
        }
        return Optional.ofNullable((String) value);
    }

    /** A list of mappings; empty where the field is not there. */
    List<TestData> list(String name) {
        return elements(name).stream().map(element -> of(file, element)).toList();
    }

    /** A list of texts; empty where the field is not there. */
    List<String> texts(String name) {
        return elements(name).stream().map(String.class::cast).toList();
    }

    private List<?> elements(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(file + ": " + name + " must be a list: " + value);
    }
}
