package io.meshlint.engine.gitops;

import io.meshlint.engine.render.RenderRequest;
import io.meshlint.engine.value.MapValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A part of the repository that a GitOps object deploys. */
public sealed interface Deployment {
    /** Relative to the repository. */
    String path();

    /** Of objects that name none. */
    String namespace();

    GeneratedFiles files();

    /**
     * What the renderer is asked for.
     *
     * @param version     of Kubernetes, unless the object says another
     * @param apiVersions of the repository
     */
    RenderRequest request(Path repository, String version, List<String> apiVersions);

    /** What is deployed by it and therefore by nothing else: directories and files, relative to the repository. */
    default List<String> claims() {
        List<String> claims = new ArrayList<>(List.of(path()));
        if (this instanceof Overlay overlay) {
            claims.addAll(overlay.parts());
        } else if (this instanceof Manifests plain) {
            claims.addAll(plain.manifests());
        }
        return claims;
    }

    /**
     * A chart.
     *
     * @param valuesFiles       in the repository or in {@code files}, relative to the repository; later ones win
     * @param kubernetesVersion what the object says, else empty
     * @param apiVersions       beyond those of the repository
     * @param parameters        a name in {@code files}; empty for none
     * @param postRendering     a kustomization that what the chart renders to goes through; empty for none
     */
    record Chart(
            String path,
            List<String> valuesFiles,
            String release,
            String namespace,
            Optional<String> kubernetesVersion,
            List<String> apiVersions,
            String parameters,
            boolean skipDefinitions,
            GeneratedFiles files,
            Optional<MapValue> postRendering)
            implements Deployment {
        public Chart {
            valuesFiles = List.copyOf(valuesFiles);
            apiVersions = List.copyOf(apiVersions);
            Objects.requireNonNull(kubernetesVersion, "kubernetesVersion");
            Objects.requireNonNull(postRendering, "postRendering");
        }

        /** The values files that stand in the repository. */
        public List<String> ownValuesFiles() {
            return valuesFiles.stream().filter(file -> !files.holds(file)).toList();
        }

        @Override
        public RenderRequest request(Path repository, String version, List<String> known) {
            List<String> all = new ArrayList<>(known);
            apiVersions.stream().filter(one -> !all.contains(one)).forEach(all::add);
            return new RenderRequest.Helm(
                    repository,
                    path,
                    valuesFiles,
                    "",
                    release,
                    namespace,
                    kubernetesVersion.orElse(version),
                    all,
                    files.texts(),
                    parameters,
                    skipDefinitions);
        }
    }

    /**
     * A directory that is built with Kustomize.
     *
     * @param variables     a name in {@code files}; empty where nothing is substituted
     * @param openVariables true where not all variables are known
     * @param flux          true where files above the directory may be named
     * @param parts         the files and directories of a directory that has no kustomization of its own, relative to the repository; else empty
     */
    record Overlay(
            String path,
            String namespace,
            GeneratedFiles files,
            String variables,
            boolean openVariables,
            boolean flux,
            List<String> parts)
            implements Deployment {
        public Overlay {
            parts = List.copyOf(parts);
        }

        @Override
        public RenderRequest request(Path repository, String version, List<String> apiVersions) {
            return new RenderRequest.Kustomize(repository, path, files.texts(), variables, openVariables, flux);
        }
    }

    /**
     * Manifests that are applied as they stand.
     *
     * @param manifests files relative to the repository, sorted
     */
    record Manifests(String path, String namespace, List<String> manifests) implements Deployment {
        public Manifests {
            manifests = List.copyOf(manifests);
        }

        @Override
        public GeneratedFiles files() {
            return new GeneratedFiles();
        }

        @Override
        public RenderRequest request(Path repository, String version, List<String> apiVersions) {
            throw new IllegalStateException("manifests are not rendered: " + path);
        }
    }

    /** An ApplicationSet; what it deploys are its Applications. */
    record Generator(String path, String namespace, GeneratedFiles files, Map<String, String> known)
            implements Deployment {
        @Override
        public RenderRequest request(Path repository, String version, List<String> apiVersions) {
            return new RenderRequest.ApplicationSet(repository, path, files.texts(), known);
        }
    }
}
