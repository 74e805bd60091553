package io.meshlint.engine.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A unit to render. */
public sealed interface RenderRequest {

    /** The directory that nothing outside of may be read; absolute. */
    Path repository();

    /** The unit's directory, relative to the repository with {@code /}; empty for the repository itself. */
    String directory();

    /**
     * A Helm chart with one set of values.
     *
     * @param valuesFiles       relative to the repository with {@code /}, later ones win; {@code values.yaml} of the chart is always read first and not named here
     * @param inlineValues      YAML that wins over the files; empty for none
     * @param releaseName       as {@code helm template NAME} takes it
     * @param namespace         the release's namespace
     * @param kubernetesVersion for example {@code 1.29.0}
     * @param apiVersions       further API versions that the cluster has, for example {@code networking.istio.io/v1/Gateway}
     */
    record Helm(
            Path repository,
            String directory,
            List<String> valuesFiles,
            String inlineValues,
            String releaseName,
            String namespace,
            String kubernetesVersion,
            List<String> apiVersions)
            implements RenderRequest {
        public Helm {
            requireUnit(repository, directory);
            valuesFiles = List.copyOf(valuesFiles);
            Objects.requireNonNull(inlineValues, "inlineValues");
            Objects.requireNonNull(releaseName, "releaseName");
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(kubernetesVersion, "kubernetesVersion");
            apiVersions = List.copyOf(apiVersions);
        }
    }

    /** A directory with a kustomization. */
    record Kustomize(Path repository, String directory) implements RenderRequest {
        public Kustomize {
            requireUnit(repository, directory);
        }
    }

    private static void requireUnit(Path repository, String directory) {
        if (!repository.isAbsolute() || directory.startsWith("/") || directory.contains("\\")) {
            throw new IllegalArgumentException("no unit: " + repository + ", " + directory);
        }
    }
}
