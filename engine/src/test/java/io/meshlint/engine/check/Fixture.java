package io.meshlint.engine.check;

import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A test file of rules. A line {@code # file: name} begins another text of the same pack.
 *
 * @param name    without ending
 * @param content the whole file, with line ends LF
 */
record Fixture(String name, String content) {
    private static final String SEPARATOR = "# file: ";

    /** All of {@code diagnostics/*.mesh}, by name. */
    static List<Fixture> all() {
        try (Stream<Path> files = Files.list(directory())) {
            return files.filter(file -> file.toString().endsWith(".mesh"))
                    .sorted()
                    .map(Fixture::read)
                    .toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static Path directory() {
        try {
            return Path.of(Objects.requireNonNull(Fixture.class.getResource("/diagnostics"))
                    .toURI());
        } catch (URISyntaxException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static Fixture read(Path file) {
        try {
            return new Fixture(
                    file.getFileName().toString().replace(".mesh", ""),
                    Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    Checker.Checked check() {
        return Checker.check(
                texts().stream()
                        .map(text -> new Checker.PackModule("test", ModuleParser.parse(text)))
                        .toList(),
                BundledSchemas.bundled());
    }

    private List<SourceText> texts() {
        List<SourceText> texts = new ArrayList<>();
        String file = name + ".mesh";
        StringBuilder text = new StringBuilder();
        for (String line : content.lines().toList()) {
            if (line.startsWith(SEPARATOR)) {
                texts.add(new SourceText(file, text.toString()));
                file = line.substring(SEPARATOR.length());
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        texts.add(new SourceText(file, text.toString()));
        return texts;
    }

    @Override
    public String toString() {
        return name;
    }
}
