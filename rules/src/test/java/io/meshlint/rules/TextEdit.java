package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of a file, as a person would make it in an editor.
 *
 * @param file    relative to the directory that is changed
 * @param replace the text to replace, which must be there; empty where text is added to the end, or a file is made
 * @param with    the new text
 */
record TextEdit(String file, Optional<String> replace, String with) {

    static TextEdit of(TestData data) {
        Optional<String> append = data.optional("append");
        return append.isPresent()
                ? new TextEdit(data.text("file"), Optional.empty(), append.get())
                : new TextEdit(data.text("file"), Optional.of(data.text("replace")), data.text("with"));
    }

    void apply(Path directory) throws IOException {
        Path path = directory.resolve(file);
        String before = Files.exists(path)
                ? Files.readString(path, StandardCharsets.UTF_8).replace("\r\n", "\n")
                : "";
        replace.ifPresent(text -> assertThat(before)
                .as("the text that the edit of " + file + " replaces")
                .contains(text));
        String after = replace.map(text -> before.replace(text, with)).orElse(before + with);
        assertThat(after).as("the edit of " + file).isNotEqualTo(before);
        Files.createDirectories(path.getParent());
        Files.writeString(path, after, StandardCharsets.UTF_8);
    }

    /** Copies a directory with all that is below it. */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
