package io.meshlint.engine.world;

import io.meshlint.engine.config.RelativePaths;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A chart's directory.
 *
 * @param library true for a chart that only lends templates to others
 * @param uses    directories of charts that it names with {@code file://}, relative to the repository
 * @param values  the values files of each environment, relative to the repository; without {@code values.yaml}
 */
record Chart(boolean library, SortedSet<String> uses, SortedMap<String, List<String>> values) {

    static Chart of(Repository repository, String directory, MapValue root) {
        SortedSet<String> uses = new TreeSet<>();
        if (root.field("dependencies") instanceof ListValue list) {
            for (Value dependency : list.elements()) {
                Value source = dependency instanceof MapValue map ? map.field("repository") : dependency;
                boolean local = source instanceof TextValue text && text.value().startsWith("file://");
                String path = local
                        ? RelativePaths.join(
                                directory, ((TextValue) source).value().substring("file://".length()))
                        : null;
                if (path != null) {
                    uses.add(path);
                }
            }
        }
        return new Chart(root.field("type").toString().equals("library"), uses, values(repository, directory));
    }

    private static SortedMap<String, List<String>> values(Repository repository, String directory) {
        SortedMap<String, List<String>> found = new TreeMap<>();
        Path root = repository.resolve(directory);
        for (Path entry : list(root)) {
            collect(root, entry, found, repository);
            for (Path inner : list(entry)) {
                collect(root, inner, found, repository);
                list(inner).forEach(file -> collect(root, file, found, repository));
            }
        }
        return found;
    }

    private static void collect(Path root, Path file, SortedMap<String, List<String>> found, Repository repository) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            String path = root.relativize(file).toString().replace('\\', '/');
            EnvironmentNames.ofValuesFile(path)
                    .ifPresent(name ->
                            found.computeIfAbsent(name, n -> new ArrayList<>()).add(repository.relative(file)));
        }
    }

    private static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) || directory.endsWith("templates")) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
