package io.meshlint.engine.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The directory that nothing outside of is read, and to which all paths in findings are relative.
 *
 * @param root a real path: absolute, without symbolic links
 */
public record Repository(Path root) {
    public Repository {
        if (!root.isAbsolute()) {
            throw new IllegalArgumentException("relative: " + root);
        }
    }

    /** The nearest directory around the paths that holds {@code .git}; without one, the directory that holds all of them. */
    public static Repository around(List<Path> paths) {
        Path common = null;
        for (Path path : paths) {
            Path real = real(path);
            Path directory = Files.isDirectory(real) ? real : real.getParent();
            common = common == null ? directory : common(common, directory);
        }
        Path start = common == null ? real(Path.of("")) : common;
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(".git"))) {
                return new Repository(directory);
            }
        }
        return new Repository(start);
    }

    private static Path common(Path one, Path other) {
        Path common = one;
        while (!other.startsWith(common)) {
            common = common.getParent();
        }
        return common;
    }

    /** Without symbolic links; for a path that does not exist, only made absolute. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            return path.toAbsolutePath().normalize();
        }
    }

    /** Relative, with {@code /}; empty for the root itself. */
    public String relative(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    public Path resolve(String relative) {
        return relative.isEmpty() ? root : root.resolve(relative).normalize();
    }

    /** True where the file, with all symbolic links followed, lies in the repository. */
    public boolean holds(Path path) {
        return real(path).startsWith(root);
    }

    /** A chart directory's name, made fit for a release: lower case, digits and {@code -}, at most 53 characters (Helm's {@code chartutil.ValidateReleaseName}). */
    String releaseName(String directory) {
        String name = directory.isEmpty() ? String.valueOf(root.getFileName()) : name(directory);
        String fit =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-").replaceAll("^-+", "");
        String shortened = fit.substring(0, Math.min(fit.length(), 53)).replaceAll("-+$", "");
        return shortened.isEmpty() ? "release" : shortened;
    }

    /** The parent of a relative path; empty for the root. */
    static String parent(String relative) {
        int slash = relative.lastIndexOf('/');
        return slash < 0 ? "" : relative.substring(0, slash);
    }

    /** The last part of a relative path. */
    static String name(String relative) {
        return relative.substring(relative.lastIndexOf('/') + 1);
    }

    /** True where a relative path is a directory itself or lies below it. */
    static boolean isIn(String path, String directory) {
        return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
    }
}
