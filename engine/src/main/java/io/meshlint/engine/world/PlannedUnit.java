package io.meshlint.engine.world;

import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.gitops.Deployment;
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
 * @param deployment  how a GitOps object deploys it; empty for one that was found otherwise
 */
record PlannedUnit(
        Kind kind,
        String path,
        Optional<String> environment,
        List<String> values,
        String release,
        String namespace,
        String why,
        Optional<SourceLocation> named,
        Optional<Deployment> deployment) {
    PlannedUnit(
            Kind kind,
            String path,
            Optional<String> environment,
            List<String> values,
            String release,
            String namespace,
            String why,
            Optional<SourceLocation> named) {
        this(kind, path, environment, values, release, namespace, why, named, Optional.empty());
    }

    PlannedUnit {
        Objects.requireNonNull(kind, "kind");
        values = List.copyOf(values);
    }

    enum Kind {
        HELM,
        KUSTOMIZE,
        /** Manifests that are applied as they stand, and what an ApplicationSet makes of its template. */
        MANIFESTS
    }

    /** What a GitOps object deploys. */
    static PlannedUnit deployed(Deployment deployment, Optional<String> environment, String why) {
        Kind kind = Kind.MANIFESTS;
        List<String> values = List.of();
        if (deployment instanceof Deployment.Chart chart) {
            kind = Kind.HELM;
            values = chart.ownValuesFiles();
        } else if (deployment instanceof Deployment.Overlay) {
            kind = Kind.KUSTOMIZE;
        }
        return new PlannedUnit(
                kind,
                deployment.path(),
                environment,
                values,
                "",
                deployment.namespace(),
                why,
                Optional.empty(),
                Optional.of(deployment));
    }

    static PlannedUnit kustomize(String path, Optional<String> environment, String why) {
        return new PlannedUnit(Kind.KUSTOMIZE, path, environment, List.of(), "", "default", why, Optional.empty());
    }

    /** @param values relative to the repository */
    static PlannedUnit helm(
            String path, Optional<String> environment, List<String> values, String release, String why) {
        return new PlannedUnit(Kind.HELM, path, environment, values, release, "default", why, Optional.empty());
    }

    /** The same with another directory or file to be told. */
    PlannedUnit withPath(String other) {
        return new PlannedUnit(kind, other, environment, values, release, namespace, why, named, deployment);
    }

    RenderRequest request(Repository repository, String kubernetesVersion, List<String> apiVersions) {
        if (deployment.isPresent()) {
            return deployment.get().request(repository.root(), kubernetesVersion, apiVersions);
        }
        return switch (kind) {
            case HELM ->
                new RenderRequest.Helm(
                        repository.root(), path, values, "", release, namespace, kubernetesVersion, apiVersions);
            case KUSTOMIZE -> new RenderRequest.Kustomize(repository.root(), path);
            case MANIFESTS -> throw new IllegalStateException("manifests are not rendered: " + path);
        };
    }

    /** The YAML files that are read before anything is rendered, as far as they exist. */
    List<String> inputs(Predicate<String> exists) {
        List<String> files = new ArrayList<>();
        switch (kind) {
            case HELM -> files.addAll(List.of(Discovery.join(path, "Chart.yaml"), Discovery.join(path, "values.yaml")));
            case KUSTOMIZE -> Scan.KUSTOMIZATION_FILES.forEach(name -> files.add(Discovery.join(path, name)));
            case MANIFESTS -> {}
        }
        files.addAll(values);
        return files.stream().filter(exists).toList();
    }

    UnitSummary summary() {
        return switch (kind) {
            case HELM ->
                new UnitSummary("helm", path, values.stream().map(this::inChart).toList(), why);
            case KUSTOMIZE -> new UnitSummary("kustomize", path, List.of(), why);
            case MANIFESTS -> new UnitSummary("manifests", path, List.of(), why);
        };
    }

    private String inChart(String file) {
        return !path.isEmpty() && file.startsWith(path + "/") ? file.substring(path.length() + 1) : file;
    }
}
