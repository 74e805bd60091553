package io.meshlint.engine.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A unit to render. */
public sealed interface RenderRequest {

    /** The directory that nothing outside of may be read; absolute. */
    Path repository();

    /** The unit's directory, relative to the repository with {@code /}; empty for the repository itself. */
    String directory();

    /** Texts by name that stand in for files of the repository or beside them; origins and problems lead into them by that name. */
    Map<String, String> files();

    /**
     * A Helm chart with one set of values.
     *
     * @param valuesFiles       relative to the repository with {@code /}, later ones win; {@code values.yaml} of the chart is always read first and not named here
     * @param inlineValues      YAML that wins over the files; empty for none
     * @param releaseName       as {@code helm template NAME} takes it
     * @param namespace         the release's namespace
     * @param kubernetesVersion for example {@code 1.29.0}
     * @param apiVersions       further API versions that the cluster has, for example {@code networking.istio.io/v1/Gateway}
     * @param parameters        names a file of {@code files} with a list of {@code {name, value, text}}, which win over all values; empty for none
     * @param skipDefinitions   true to leave out what lies in {@code crds/}
     */
    record Helm(
            Path repository,
            String directory,
            List<String> valuesFiles,
            String inlineValues,
            String releaseName,
            String namespace,
            String kubernetesVersion,
            List<String> apiVersions,
            Map<String, String> files,
            String parameters,
            boolean skipDefinitions)
            implements RenderRequest {
        /** A chart with nothing but values. */
        public Helm(
                Path repository,
                String directory,
                List<String> valuesFiles,
                String inlineValues,
                String releaseName,
                String namespace,
                String kubernetesVersion,
                List<String> apiVersions) {
            this(
                    repository,
                    directory,
                    valuesFiles,
                    inlineValues,
                    releaseName,
                    namespace,
                    kubernetesVersion,
                    apiVersions,
                    Map.of(),
                    "",
                    false);
        }

        public Helm {
            requireUnit(repository, directory);
            valuesFiles = List.copyOf(valuesFiles);
            Objects.requireNonNull(inlineValues, "inlineValues");
            Objects.requireNonNull(releaseName, "releaseName");
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(kubernetesVersion, "kubernetesVersion");
            apiVersions = List.copyOf(apiVersions);
            files = Map.copyOf(files);
            Objects.requireNonNull(parameters, "parameters");
        }
    }

    /**
     * A directory with a kustomization.
     *
     * @param variables     names a YAML file of {@code files} with a mapping of texts for {@code ${name}}, as Flux's {@code postBuild} takes them; empty for none
     * @param openVariables true where there are variables that are not known, so that what is not known stays as it is written
     * @param anyDirectory  true where files above the kustomization may be named, as Flux allows
     */
    record Kustomize(
            Path repository,
            String directory,
            Map<String, String> files,
            String variables,
            boolean openVariables,
            boolean anyDirectory)
            implements RenderRequest {
        /** A kustomization as it stands. */
        public Kustomize(Path repository, String directory) {
            this(repository, directory, Map.of(), "", false, false);
        }

        public Kustomize {
            requireUnit(repository, directory);
            files = Map.copyOf(files);
            Objects.requireNonNull(variables, "variables");
        }
    }

    /**
     * An Argo CD ApplicationSet; what is rendered are its Applications.
     *
     * @param directory       the name of the file that holds it, in the repository or in {@code files}
     * @param ownRepositories URLs that mean this repository, by the directory in it that is their root
     */
    record ApplicationSet(
            Path repository, String directory, Map<String, String> files, Map<String, String> ownRepositories)
            implements RenderRequest {
        public ApplicationSet {
            requireUnit(repository, directory);
            files = Map.copyOf(files);
            ownRepositories = Map.copyOf(ownRepositories);
        }
    }

    private static void requireUnit(Path repository, String directory) {
        if (!repository.isAbsolute() || directory.startsWith("/") || directory.contains("\\")) {
            throw new IllegalArgumentException("no unit: " + repository + ", " + directory);
        }
    }
}
