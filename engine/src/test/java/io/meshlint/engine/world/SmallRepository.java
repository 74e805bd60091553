package io.meshlint.engine.world;

import io.meshlint.engine.config.ConfigurationFile;
import io.meshlint.engine.config.ConfigurationLocator;
import io.meshlint.engine.config.ConfigurationReader;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.render.Renderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A directory with a few files, written from one readable text: each file begins with a line {@code === path}. */
final class SmallRepository {
    private final Path root;
    private final PlainRenderer renderer = new PlainRenderer();

    private SmallRepository(Path root) {
        this.root = root;
    }

    static SmallRepository at(Path directory, String files) {
        try {
            Files.createDirectories(directory.resolve(".git"));
            for (String part : files.split("(?m)^=== ")) {
                if (!part.isBlank()) {
                    int end = part.indexOf('\n');
                    Path file = directory.resolve(part.substring(0, end).strip());
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, part.substring(end + 1));
                }
            }
            return new SmallRepository(directory.toRealPath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path root() {
        return root;
    }

    PlainRenderer renderer() {
        return renderer;
    }

    WorldSet worlds(String... paths) {
        return worlds(() -> renderer, Optional.empty(), paths);
    }

    WorldSet worlds(Supplier<Renderer> supplier, Optional<String> standardInput, String... paths) {
        List<Path> absolute = paths.length == 0
                ? List.of(root)
                : Set.of(paths).stream().sorted().map(root::resolve).toList();
        Repository repository = Repository.around(absolute);
        ConfigurationFile configuration = ConfigurationLocator.locate(
                        Repository.real(absolute.get(0)), repository.root())
                .map(file -> ConfigurationReader.read(file, repository.root()))
                .orElse(ConfigurationFile.NONE);
        return WorldBuilder.build(new WorldRequest(
                repository,
                absolute,
                standardInput,
                configuration,
                Set.of(),
                supplier,
                WorldRequest.NEWEST_KUBERNETES,
                Optional.empty()));
    }

    /** Each world with its resources, one line each. */
    static String summary(WorldSet set) {
        return set.worlds().stream()
                .map(world -> world.name() + ": "
                        + world.resources().stream().map(Object::toString).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }

    /** What a person reads about each finding. */
    static String messages(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.location().file())
                    .append(':')
                    .append(finding.location().region().startLine());
            text.append(' ')
                    .append(finding.rule().code())
                    .append(' ')
                    .append(finding.severity().label());
            text.append(": ").append(finding.message()).append('\n');
            finding.help().ifPresent(help -> text.append("  ").append(help).append('\n'));
            finding.related()
                    .forEach(related -> text.append("  ")
                            .append(related.location().file())
                            .append(':')
                            .append(related.location().region().startLine())
                            .append(' ')
                            .append(related.message())
                            .append('\n'));
            if (!finding.worlds().isEmpty()) {
                text.append("  in ").append(String.join(", ", finding.worlds())).append('\n');
            }
        }
        return text.toString();
    }
}
