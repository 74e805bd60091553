package io.meshlint.engine.gitops;

import io.meshlint.engine.config.RelativePaths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Says which Git repositories lie in the one that is linted: by its remotes, by the configuration, else by whether a path exists here.
 * Not safe for several threads.
 */
public final class Sources {
    private final Path root;
    private final Map<String, String> known = new TreeMap<>();
    private final boolean configured;
    private final List<String> guesses;
    private final SortedSet<String> assumed = new TreeSet<>();

    /**
     * @param root       the repository
     * @param remotes    of the checkout, as {@link RepositoryUrls#normal} writes them
     * @param configured directories by URL, relative to the repository
     * @param guesses    directories that may be the root of what an object means, where nothing else is known
     */
    public Sources(Path root, Set<String> remotes, Map<String, String> configured, List<String> guesses) {
        this.root = root;
        remotes.forEach(url -> known.put(url, ""));
        configured.forEach((url, directory) -> known.put(RepositoryUrls.normal(url), directory));
        this.configured = !configured.isEmpty();
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(guesses);
        this.guesses = all.stream().distinct().toList();
    }

    /** URLs that were taken for this repository because their paths exist here. */
    public SortedSet<String> assumed() {
        return assumed;
    }

    /** What is known of URLs: the directory of this repository that is the root of each. */
    Map<String, String> known() {
        return new LinkedHashMap<>(known);
    }

    /**
     * The directory of this repository that is the root of another or the same.
     *
     * @param path what is looked for in it
     * @return empty where the repository is not here
     */
    Optional<String> rootOf(String url, String path) {
        String normal = RepositoryUrls.normal(url);
        String directory = known.get(normal);
        if (directory != null) {
            return Optional.of(directory);
        }
        if (configured || url.isBlank() || url.startsWith("oci://")) {
            return Optional.empty();
        }
        for (String guess : guesses) {
            String joined = RelativePaths.join(guess, path);
            if (joined != null && !joined.equals(guess) && Files.exists(root.resolve(joined))) {
                assumed.add(url.strip());
                known.put(normal, guess);
                return Optional.of(guess);
            }
        }
        return Optional.empty();
    }
}
