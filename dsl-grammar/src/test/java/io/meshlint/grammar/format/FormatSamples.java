package io.meshlint.grammar.format;

import io.meshlint.grammar.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rule files among the test resources, with LF at line ends whatever a checkout made of them. */
final class FormatSamples {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    private FormatSamples() {}

    /** Every well-formed text: the parser's samples, and both sides of the formatter's pairs. */
    static List<SourceText> wellFormed() {
        List<SourceText> all = new ArrayList<>(texts("samples", ".mesh"));
        all.addAll(texts("format", ".input"));
        all.addAll(texts("format", ".output"));
        return all;
    }

    static List<SourceText> inputs() {
        return texts("format", ".input");
    }

    static List<SourceText> withSyntaxErrors() {
        return texts("syntax-errors", ".mesh");
    }

    /** What an input of a pair must become. */
    static String output(SourceText input) {
        return read(RESOURCES.resolve("format").resolve(input.name().replace(".input", ".output")))
                .content();
    }

    static String formatted(String content) {
        FormatResult result = Formatter.format(new SourceText("test.mesh", content));
        if (result instanceof FormatResult.Formatted formatted) {
            return formatted.text();
        }
        throw new AssertionError(result + " for\n" + content);
    }

    private static List<SourceText> texts(String folder, String ending) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(FormatSamples::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceText read(Path file) {
        try {
            return new SourceText(
                    file.getFileName().toString(), Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
