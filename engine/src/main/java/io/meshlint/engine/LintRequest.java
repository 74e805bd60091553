package io.meshlint.engine;

import io.meshlint.engine.render.Renderer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What to lint, and how.
 *
 * @param paths             repositories, directories or files, absolute; at least one unless there is standard input
 * @param standardInput     manifests that were piped in
 * @param configurationFile told by the user; where empty, {@code meshlint.yaml} is searched from the first path upwards to the repository's root
 * @param packs             further packs: directories or jars
 * @param packClassLoader   where bundled and installed packs are found as {@code META-INF/meshlint/pack.yaml}
 * @param select            codes, names, tags and equivalents of the rules to run; empty means all
 * @param ignore            codes, names, tags and equivalents of the rules not to run
 * @param istioVersion      wins over configuration and manifests
 * @param kubernetesVersion wins over configuration and manifests
 * @param closedWorld       wins over configuration
 * @param renderer          asked at most once, and only where something is to be rendered
 * @param locked            true to want every pack in {@code meshlint.lock}; a lock that is there is compared in any case
 */
public record LintRequest(
        List<Path> paths,
        Optional<String> standardInput,
        Optional<Path> configurationFile,
        List<Path> packs,
        ClassLoader packClassLoader,
        List<String> select,
        List<String> ignore,
        Optional<String> istioVersion,
        Optional<String> kubernetesVersion,
        Optional<Boolean> closedWorld,
        Supplier<Renderer> renderer,
        boolean locked) {
    public LintRequest {
        paths = List.copyOf(paths);
        if (paths.isEmpty() && standardInput.isEmpty()) {
            throw new IllegalArgumentException("nothing to lint");
        }
        if (!paths.stream().allMatch(Path::isAbsolute)) {
            throw new IllegalArgumentException("relative paths: " + paths);
        }
        packs = List.copyOf(packs);
        Objects.requireNonNull(packClassLoader, "packClassLoader");
        select = List.copyOf(select);
        ignore = List.copyOf(ignore);
        Objects.requireNonNull(renderer, "renderer");
    }

    /** A request that does not want a lock. */
    public LintRequest(
            List<Path> paths,
            Optional<String> standardInput,
            Optional<Path> configurationFile,
            List<Path> packs,
            ClassLoader packClassLoader,
            List<String> select,
            List<String> ignore,
            Optional<String> istioVersion,
            Optional<String> kubernetesVersion,
            Optional<Boolean> closedWorld,
            Supplier<Renderer> renderer) {
        this(
                paths,
                standardInput,
                configurationFile,
                packs,
                packClassLoader,
                select,
                ignore,
                istioVersion,
                kubernetesVersion,
                closedWorld,
                renderer,
                false);
    }

    /** The same, with every pack wanted in the lock. */
    public LintRequest withLock() {
        return new LintRequest(
                paths,
                standardInput,
                configurationFile,
                packs,
                packClassLoader,
                select,
                ignore,
                istioVersion,
                kubernetesVersion,
                closedWorld,
                renderer,
                true);
    }
}
