package io.meshlint.engine.config;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads which Git repositories are here, though their URLs may not say so. */
final class RepositoriesReader {
    private static final String EXAMPLE =
            "Write for example gitops: {repositories: [https://github.com/example/deploy]},"
                    + " or {url: https://github.com/example/deploy, path: vendor/deploy} for one that lies in a directory.";
    private static final List<String> KEYS = List.of("repositories");
    private static final List<String> ENTRY_KEYS = List.of("url", "path");

    private final UnitReader paths;
    private final ConfigurationProblems problems;

    RepositoriesReader(UnitReader paths, ConfigurationProblems problems) {
        this.paths = paths;
        this.problems = problems;
    }

    /** Directories relative to the repository, by URL. */
    Map<String, String> read(Value gitops) {
        Map<String, String> repositories = new LinkedHashMap<>();
        if (gitops.isAbsent()) {
            return repositories;
        }
        if (!(gitops instanceof MapValue map)) {
            problems.add(gitops.place().region(), "gitops is no mapping", EXAMPLE);
            return repositories;
        }
        unknown(map, KEYS, "key of gitops");
        Value list = map.field("repositories");
        if (list instanceof ListValue entries) {
            entries.elements().forEach(entry -> entry(entry, repositories));
        } else if (!list.isAbsent()) {
            problems.add(list.place().region(), "gitops.repositories is no list", EXAMPLE);
        }
        return repositories;
    }

    private void unknown(MapValue map, List<String> known, String what) {
        map.fields().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.unknown(ConfigurationReader.keyRegion(map, key), what, key, known));
    }

    private void entry(Value entry, Map<String, String> repositories) {
        if (entry instanceof TextValue url) {
            repositories.put(url.value(), "");
        } else if (entry instanceof MapValue map && map.field("url") instanceof TextValue url) {
            unknown(map, ENTRY_KEYS, "key of a repository");
            if (map.field("path") instanceof TextValue path) {
                paths.inside(path).ifPresent(directory -> repositories.put(url.value(), directory));
            } else {
                repositories.put(url.value(), "");
            }
        } else {
            problems.add(entry.place().region(), "a repository is neither a URL nor a mapping with one", EXAMPLE);
        }
    }
}
