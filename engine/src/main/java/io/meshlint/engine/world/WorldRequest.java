package io.meshlint.engine.world;

import io.meshlint.engine.config.ConfigurationFile;
import io.meshlint.engine.render.Renderer;
import io.meshlint.engine.schema.SchemaCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What to build worlds of.
 *
 * @param repository        around the paths
 * @param paths             repositories, directories or files, absolute
 * @param standardInput     manifests that were piped in
 * @param configuration     its environments replace discovery by convention
 * @param packs             directories with rules, relative to the repository; nothing in them is deployed
 * @param renderer          asked at most once, and only where something is to be rendered; whoever gave it closes it
 * @param kubernetesVersion for charts, for example {@code 1.36.0}
 * @param catalog           tells which kinds live in no namespace
 */
public record WorldRequest(
        Repository repository,
        List<Path> paths,
        Optional<String> standardInput,
        ConfigurationFile configuration,
        Set<String> packs,
        Supplier<Renderer> renderer,
        String kubernetesVersion,
        Optional<SchemaCatalog> catalog) {
    /** The newest Kubernetes that meshlint knows. */
    public static final String NEWEST_KUBERNETES = "1.36.0";

    public WorldRequest {
        Objects.requireNonNull(repository, "repository");
        paths = List.copyOf(paths);
        Objects.requireNonNull(standardInput, "standardInput");
        Objects.requireNonNull(configuration, "configuration");
        packs = Set.copyOf(packs);
        Objects.requireNonNull(renderer, "renderer");
        Objects.requireNonNull(kubernetesVersion, "kubernetesVersion");
        Objects.requireNonNull(catalog, "catalog");
    }
}
