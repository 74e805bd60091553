package io.meshlint.grammar.parse;

import io.meshlint.grammar.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The .mesh texts among the test resources. */
final class Samples {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private Samples() {}

    static List<SourceText> wellFormed() {
        return texts("samples");
    }

    static List<SourceText> withSyntaxErrors() {
        return texts("syntax-errors");
    }

    private static List<SourceText> texts(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".mesh"))
                    .sorted()
                    .map(Samples::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceText text(Path file) {
        try {
            // A checkout may have changed the line ends; offsets and approved files are about LF.
            return new SourceText(
                    file.getFileName().toString(), Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
