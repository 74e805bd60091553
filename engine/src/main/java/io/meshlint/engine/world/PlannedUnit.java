package io.meshlint.engine.world;

import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.render.RenderRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A chart or kustomization that is to be rendered for certain worlds.
 *
 * @param path        its directory
 * @param environment the world it belongs to; empty where it belongs to all that lie below or around it
 * @param why         in words, for {@code render --list}
 * @param named       where the configuration names it; empty for one that was found by convention
 */
record PlannedUnit(
        Kind kind,
        String path,
        Optional<String> environment,
        List<String> values,
        String release,
        String namespace,
        String why,
        Optional<SourceLocation> named) {
    PlannedUnit {
        Objects.requireNonNull(kind, "kind");
        values = List.copyOf(values);
    }

    enum Kind {
        HELM,
        KUSTOMIZE
    }

    static PlannedUnit kustomize(String path, Optional<String> environment, String why) {
        return new PlannedUnit(Kind.KUSTOMIZE, path, environment, List.of(), "", "default", why, Optional.empty());
    }

    /** @param values relative to the repository */
    static PlannedUnit helm(
            String path, Optional<String> environment, List<String> values, String release, String why) {
        return new PlannedUnit(Kind.HELM, path, environment, values, release, "default", why, Optional.empty());
    }

    RenderRequest request(Repository repository, String kubernetesVersion, List<String> apiVersions) {
        return switch (kind) {
            case HELM ->
                new RenderRequest.Helm(
                        repository.root(), path, values, "", release, namespace, kubernetesVersion, apiVersions);
            case KUSTOMIZE -> new RenderRequest.Kustomize(repository.root(), path);
        };
    }

    /** The YAML files that are read before anything is rendered, as far as they exist. */
    List<String> inputs(Predicate<String> exists) {
        List<String> files = new ArrayList<>();
        switch (kind) {
            case HELM -> files.addAll(List.of(Discovery.join(path, "Chart.yaml"), Discovery.join(path, "values.yaml")));
            case KUSTOMIZE -> Scan.KUSTOMIZATION_FILES.forEach(name -> files.add(Discovery.join(path, name)));
        }
        files.addAll(values);
        return files.stream().filter(exists).toList();
    }

    UnitSummary summary() {
        return switch (kind) {
            case HELM ->
                new UnitSummary("helm", path, values.stream().map(this::inChart).toList(), why);
            case KUSTOMIZE -> new UnitSummary("kustomize", path, List.of(), why);
        };
    }

    private String inChart(String file) {
        return !path.isEmpty() && file.startsWith(path + "/") ? file.substring(path.length() + 1) : file;
    }
}
