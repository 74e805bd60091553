package io.meshlint.engine.world;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.gitops.GitOps;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds by convention what is deployed: kustomizations that no other uses, and charts with each of their values sets. */
final class Discovery {
    private final Repository repository;
    private final Scan scan;
    private final FileReader reader;
    private final EnvironmentNames environments;
    private final SortedMap<String, Kustomization> kustomizations = new TreeMap<>();
    private final SortedMap<String, Chart> charts = new TreeMap<>();
    private final SortedSet<String> used = new TreeSet<>();
    private final List<PlannedUnit> units = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Discovery(Repository repository, Scan scan, FileReader reader) {
        this.repository = repository;
        this.scan = scan;
        this.reader = reader;
        this.environments = new EnvironmentNames(scan.directories());
    }

    Discovery run() {
        scan.kustomizations()
                .forEach((directory, file) ->
                        root(file).ifPresent(root -> kustomizations.put(directory, Kustomization.of(directory, root))));
        scan.charts()
                .forEach(directory -> root(join(directory, "Chart.yaml"))
                        .ifPresent(root -> charts.put(directory, Chart.of(repository, directory, root))));
        kustomizations.values().forEach(kustomization -> used.addAll(kustomization.uses()));
        charts.values().forEach(chart -> used.addAll(chart.uses()));
        kustomizations.forEach(this::planKustomization);
        charts.forEach(this::planChart);
        return this;
    }

    List<PlannedUnit> units() {
        return units;
    }

    List<Finding> findings() {
        return findings;
    }

    EnvironmentNames environments() {
        return environments;
    }

    /** Files that may be manifests and are read by no chart and no kustomization. */
    List<String> loose() {
        SortedSet<String> taken = new TreeSet<>(used);
        charts.values().forEach(chart -> chart.values().values().forEach(taken::addAll));
        return scan.files().stream()
                .filter(file -> scan.named().contains(file) || !taken.contains(file))
                .toList();
    }

    /** The files of a unit that mention objects which deploy something; empty where it deploys nothing further. */
    SortedSet<String> deploying(PlannedUnit unit) {
        SortedSet<String> files = new TreeSet<>();
        switch (unit.kind()) {
            case HELM -> files.addAll(below(join(unit.path(), "templates")));
            case KUSTOMIZE -> collect(unit.path(), files);
            case MANIFESTS -> {}
        }
        files.removeIf(file -> {
            FileReader.Content content = reader.content(file);
            return content.problem().isPresent() || !GitOps.isMentioned(content.bytes());
        });
        return files;
    }

    private List<String> below(String directory) {
        try (Stream<Path> files = Files.walk(repository.resolve(directory), 8)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(repository::relative)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException none) {
            return List.of();
        }
    }

    /** The files that a kustomization uses, itself or through others. */
    private void collect(String path, SortedSet<String> files) {
        if (kustomizations.containsKey(path)) {
            if (files.add(scan.kustomizations().get(path))) {
                kustomizations.get(path).uses().forEach(use -> collect(use, files));
            }
        } else if (reader.exists(path)) {
            files.add(path);
        }
    }

    /** Library charts that no chart here uses. They deploy nothing, and are told so that nobody looks for them. */
    List<String> libraries() {
        return charts.entrySet().stream()
                .filter(chart -> chart.getValue().library() && !used.contains(chart.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Optional<MapValue> root(String file) {
        FileReader.Content content = reader.content(file);
        if (content.problem().isPresent()) {
            findings.add(content.problem().get());
            return Optional.empty();
        }
        YamlFile yaml = reader.parse(file, content);
        List<Finding> problems = FileReader.findings(file, yaml.problems());
        findings.addAll(problems);
        if (yaml.documents().isEmpty() && problems.isEmpty()) {
            findings.add(Findings.empty(file));
        }
        return yaml.documents().stream().map(YamlFile.YamlDocument::root).findFirst();
    }

    private void planKustomization(String directory, Kustomization kustomization) {
        if (kustomization.component() || used.contains(directory)) {
            return;
        }
        Optional<String> environment = environments.ofDirectory(directory);
        String why = "no other kustomization uses it"
                + environment
                        .map(name -> "; its directory names the environment " + name)
                        .orElse("");
        units.add(PlannedUnit.kustomize(directory, environment, why));
    }

    private void planChart(String directory, Chart chart) {
        if (chart.library() || used.contains(directory)) {
            return;
        }
        String release = repository.releaseName(directory);
        if (chart.values().isEmpty()) {
            String why = "a chart with one set of values";
            units.add(PlannedUnit.helm(directory, environments.ofDirectory(directory), List.of(), release, why));
            return;
        }
        for (Map.Entry<String, List<String>> entry : chart.values().entrySet()) {
            String why = "a values file names the environment " + entry.getKey();
            units.add(PlannedUnit.helm(directory, Optional.of(entry.getKey()), entry.getValue(), release, why));
        }
    }

    static String join(String directory, String file) {
        return directory.isEmpty() ? file : directory + "/" + file;
    }
}
