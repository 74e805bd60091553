package io.meshlint.engine.gitops;

import io.meshlint.engine.config.RelativePaths;
import io.meshlint.engine.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The files that a GitOps object may name: nothing outside of the repository, and no more than is sensible. */
final class Directories {
    static final List<String> KUSTOMIZATIONS = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final int MOST_FILES = 20_000;
    private static final int DEEPEST = 64;

    private final Path root;

    Directories(Path root) {
        this.root = root;
    }

    /** A path below a directory; a problem of the plan where it leads out of the repository or does not exist. */
    Optional<String> resolve(Plan plan, String base, String path, Value at) {
        String joined = RelativePaths.join(base, path.replaceFirst("^/+", ""));
        if (joined == null || !isInside(joined)) {
            plan.problem(
                    GitOpsProblem.Kind.REFUSED,
                    at,
                    plan.name() + " names " + path + ", which leads out of the repository, and nothing outside of it"
                            + " is read",
                    "Write a path inside the repository, with / between its parts.");
            return Optional.empty();
        }
        if (!Files.exists(root.resolve(joined))) {
            plan.problem(
                    GitOpsProblem.Kind.MISSING,
                    at,
                    plan.name() + " deploys " + (joined.isEmpty() ? "." : joined) + ", which does not exist",
                    "Correct the path, or add the directory.");
            return Optional.empty();
        }
        return Optional.of(joined);
    }

    private boolean isInside(String path) {
        try {
            Path file = root.resolve(path);
            return !Files.exists(file) || file.toRealPath().startsWith(root);
        } catch (IOException | InvalidPathException unreadable) {
            return false;
        }
    }

    boolean isFile(String path) {
        return Files.isRegularFile(root.resolve(path)) && isInside(path);
    }

    boolean isDirectory(String path) {
        return Files.isDirectory(root.resolve(path)) && isInside(path);
    }

    boolean isChart(String directory) {
        return isFile(join(directory, "Chart.yaml"));
    }

    /** The kustomization of a directory. */
    Optional<String> kustomization(String directory) {
        return KUSTOMIZATIONS.stream()
                .map(name -> join(directory, name))
                .filter(this::isFile)
                .findFirst();
    }

    Optional<byte[]> bytes(String file) {
        try {
            Path path = root.resolve(file);
            if (!isFile(file) || Files.size(path) > 16 << 20) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    /** What decides whether a directory is looked into. */
    @FunctionalInterface
    interface Entering {
        boolean enters(String directory);
    }

    /** The files below a directory, sorted; hidden ones and symbolic links are left out. */
    List<String> files(String directory, Entering entering) {
        List<String> found = new ArrayList<>();
        if (isInside(directory)) {
            walk(directory, entering, found, 0);
        }
        return found;
    }

    private void walk(String directory, Entering entering, List<String> found, int depth) {
        List<Path> entries;
        try (Stream<Path> listing = Files.list(root.resolve(directory))) {
            entries = listing.sorted().toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return;
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            String path = join(directory, name);
            if (name.startsWith(".") || found.size() >= MOST_FILES || Files.isSymbolicLink(entry)) {
                continue;
            }
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                found.add(path);
            } else if (depth < DEEPEST && entering.enters(path)) {
                walk(path, entering, found, depth + 1);
            }
        }
    }

    /** Files that a pattern of {@code *}, {@code ?}, {@code [ ]} and {@code **} means, sorted; the pattern itself where it is none. */
    List<String> matching(String pattern) {
        int special = indexOfSpecial(pattern);
        if (special < 0) {
            return List.of(pattern);
        }
        String base = special == 0 ? "" : pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', special)));
        Optional<PathMatcher> matcher = glob(pattern);
        return matcher.isEmpty()
                ? List.of()
                : files(base, directory -> true).stream()
                        .filter(file -> matcher.get().matches(Path.of(file)))
                        .toList();
    }

    private static int indexOfSpecial(String pattern) {
        for (int at = 0; at < pattern.length(); at++) {
            if ("*?[{".indexOf(pattern.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    static boolean isPattern(String text) {
        return indexOfSpecial(text) >= 0;
    }

    static Optional<PathMatcher> glob(String pattern) {
        try {
            return Optional.of(FileSystems.getDefault().getPathMatcher("glob:" + pattern));
        } catch (PatternSyntaxException wrong) {
            return Optional.empty();
        }
    }
}
