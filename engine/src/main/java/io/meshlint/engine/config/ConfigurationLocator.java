package io.meshlint.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the configuration of a repository. */
public final class ConfigurationLocator {
    /** The first that exists counts. */
    public static final List<String> NAMES = List.of("meshlint.yaml", "meshlint.yml");

    private ConfigurationLocator() {}

    /**
     * The nearest configuration from a path upwards; nothing above the repository's root is looked at.
     *
     * @param path           a directory or file in the repository
     * @param repositoryRoot a real path
     * @return a real path
     */
    public static Optional<Path> locate(Path path, Path repositoryRoot) {
        Path start = real(path);
        for (Path directory = Files.isDirectory(start) ? start : start.getParent();
                directory != null && directory.startsWith(repositoryRoot);
                directory = directory.getParent()) {
            for (String name : NAMES) {
                Path file = directory.resolve(name);
                if (Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path.toAbsolutePath().normalize();
        }
    }
}
