package io.meshlint.engine.world;

import io.meshlint.engine.finding.LintReport.SourceLines;
import io.meshlint.engine.yaml.ManifestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of the repository's files as they may be shown: read on demand, secrets masked, nothing from outside. Thread-safe. */
final class MaskedLines implements SourceLines {
    private static final int MOST_FILES = 64;

    private final Repository repository;
    private final Map<String, List<String>> files = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
            return size() > MOST_FILES;
        }
    };

    MaskedLines(Repository repository) {
        this.repository = repository;
    }

    @Override
    public synchronized Optional<String> line(String file, int line) {
        List<String> lines = files.computeIfAbsent(file, this::read);
        return line < 1 || line > lines.size() ? Optional.empty() : Optional.of(lines.get(line - 1));
    }

    private List<String> read(String file) {
        try {
            Path path = repository.resolve(file);
            boolean readable = repository.holds(path)
                    && Files.isRegularFile(path)
                    && Files.size(path) <= ManifestReader.largestFile();
            if (!readable) {
                return List.of();
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            // Bytes of no text are not shown.
            return text.indexOf('\0') >= 0 ? List.of() : SecretMask.mask(text);
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }
}
