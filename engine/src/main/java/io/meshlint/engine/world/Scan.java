package io.meshlint.engine.world;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.SourceLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What lies in the directories to lint: charts, kustomizations and files that may be manifests. All paths are relative to the repository.
 *
 * <p>Symbolic links are not followed: what they lead to in the repository is found under its own name, and nothing else may be read.
 */
final class Scan {
    static final List<String> KUSTOMIZATION_FILES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Set<String> NEVER_ENTERED = Set.of("node_modules", "target");
    /** Directories of a chart whose files are templates, dependencies, or read by templates. */
    private static final Set<String> CHART_PARTS = Set.of("templates", "charts", "crds", "ci", "tests", "files");

    private static final int DEEPEST = 100;

    private final Repository repository;
    private final Set<String> packs;
    private final SortedSet<String> directories = new TreeSet<>();
    private final SortedSet<String> charts = new TreeSet<>();
    private final SortedMap<String, String> kustomizations = new TreeMap<>();
    private final SortedSet<String> files = new TreeSet<>();
    private final SortedSet<String> named = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param packs directories of rules, relative to the repository; their fixtures are not deployed */
    Scan(Repository repository, Set<String> packs) {
        this.repository = repository;
        this.packs = packs;
    }

    SortedSet<String> directories() {
        return directories;
    }

    SortedSet<String> charts() {
        return charts;
    }

    /** The kustomization file of each directory that has one. */
    SortedMap<String, String> kustomizations() {
        return kustomizations;
    }

    /** Files that may be manifests. */
    SortedSet<String> files() {
        return files;
    }

    /** Files and directories that the user named. */
    SortedSet<String> named() {
        return named;
    }

    List<Finding> findings() {
        return findings;
    }

    void add(Path given) {
        Path path = Repository.real(given);
        String relative = repository.relative(path);
        named.add(relative);
        if (Files.isDirectory(path)) {
            String chart = chartAround(relative);
            if (chart == null) {
                enter(path, relative, rulesAbove(relative), 0);
            } else {
                charts.add(chart);
            }
        } else if (!Files.exists(path)) {
            unreadable(relative, "it does not exist", "Correct the path.");
        } else if (KUSTOMIZATION_FILES.contains(Repository.name(relative))) {
            kustomizations.put(Repository.parent(relative), relative);
        } else if (Repository.name(relative).equals("Chart.yaml")) {
            charts.add(Repository.parent(relative));
        } else {
            files.add(relative);
        }
    }

    /** The chart that a directory of templates belongs to; null for other directories. */
    private String chartAround(String directory) {
        String inner = directory;
        while (!inner.isEmpty()) {
            String outer = Repository.parent(inner);
            if (CHART_PARTS.contains(Repository.name(inner)) && isChart(outer) && !isChart(directory)) {
                return outer;
            }
            inner = outer;
        }
        return null;
    }

    private boolean isChart(String directory) {
        return Files.isRegularFile(repository.resolve(directory).resolve("Chart.yaml"));
    }

    private IgnoreRules rulesAbove(String directory) {
        if (directory.isEmpty()) {
            return IgnoreRules.NONE;
        }
        String outer = Repository.parent(directory);
        return withFile(rulesAbove(outer), repository.resolve(outer), outer);
    }

    private static IgnoreRules withFile(IgnoreRules rules, Path directory, String relative) {
        Path file = directory.resolve(".gitignore");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return rules;
        }
        try {
            return rules.with(
                    relative,
                    new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException unreadable) {
            return rules;
        }
    }

    private void enter(Path directory, String relative, IgnoreRules above, int depth) {
        List<Path> entries;
        try (Stream<Path> listing = Files.list(directory)) {
            entries = listing.sorted().toList();
        } catch (IOException | UncheckedIOException failure) {
            unreadable(relative, "the directory cannot be listed", "Give read permission, or add it to .gitignore.");
            return;
        }
        if (depth > DEEPEST) {
            unreadable(
                    relative,
                    "it lies more than " + DEEPEST + " directories deep",
                    "Move it up, or name it on the command line.");
            return;
        }
        if (!directories.add(relative)) {
            return;
        }
        IgnoreRules rules = withFile(above, directory, relative);
        boolean chart = isChart(relative);
        if (chart) {
            charts.add(relative);
        }
        for (Path entry : entries) {
            String path = repository.relative(entry);
            String name = Repository.name(path);
            boolean isDirectory = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            if (name.startsWith(".") || rules.ignores(path, isDirectory)) {
                continue;
            }
            if (Files.isSymbolicLink(entry)) {
                link(entry, path);
            } else if (isDirectory) {
                boolean skipped = NEVER_ENTERED.contains(name)
                        || packs.contains(path)
                        || chart && CHART_PARTS.contains(name)
                        || isPack(entry);
                if (!skipped) {
                    enter(entry, path, rules, depth + 1);
                }
            } else if (KUSTOMIZATION_FILES.contains(name)) {
                kustomizations.put(relative, path);
            } else if (isCandidate(name, chart)) {
                files.add(path);
            }
        }
    }

    private static boolean isPack(Path directory) {
        return Files.isRegularFile(directory.resolve("pack.yaml"));
    }

    private void link(Path link, String path) {
        if (!repository.holds(link) && (Files.isDirectory(link) || isCandidate(Repository.name(path), false))) {
            findings.add(Findings.of(
                    BuiltInRule.OUTSIDE_REPOSITORY,
                    "the symbolic link " + path + " leads out of the repository, so it is not followed",
                    "Copy what it leads to into the repository if it is to be checked.",
                    SourceLocation.wholeFile(path)));
        }
    }

    private static boolean isCandidate(String name, boolean inChart) {
        boolean manifest = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
        return manifest
                && !(inChart && (name.startsWith("Chart.") || name.startsWith("values")))
                && !OTHER_TOOLS.contains(name);
    }

    /** Files that are read by other programs and never by Kubernetes. */
    private static final Set<String> OTHER_TOOLS = Set.of(
            "meshlint.yaml",
            "meshlint.yml",
            "pack.yaml",
            "Chart.yaml",
            "values.yaml",
            "docker-compose.yaml",
            "docker-compose.yml",
            "compose.yaml",
            "compose.yml",
            "mkdocs.yaml",
            "mkdocs.yml",
            "skaffold.yaml",
            "Taskfile.yaml",
            "Taskfile.yml",
            "helmfile.yaml",
            "package.json",
            "package-lock.json",
            "pnpm-lock.yaml",
            "tsconfig.json",
            "action.yml",
            "action.yaml",
            "pubspec.yaml",
            "buf.yaml",
            "buf.gen.yaml",
            "codecov.yml",
            "azure-pipelines.yml",
            "cloudbuild.yaml");

    private void unreadable(String path, String what, String help) {
        findings.add(Findings.of(
                BuiltInRule.UNREADABLE_FILE,
                (path.isEmpty() ? "the repository" : path) + " cannot be read: " + what,
                help,
                SourceLocation.wholeFile(path.isEmpty() ? "." : path)));
    }
}
