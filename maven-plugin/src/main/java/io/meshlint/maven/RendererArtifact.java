package io.meshlint.maven;

import io.meshlint.engine.render.Renderer;
import io.meshlint.engine.render.RendererLocator;
import io.meshlint.maven.renderer.CacheDirectory;
import io.meshlint.maven.renderer.Platform;
import io.meshlint.maven.renderer.RendererCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/**
 * The program that renders, as an artifact of the plugin's own version.
 *
 * @param given the program that the build names; then nothing is resolved
 */
record RendererArtifact(
        Optional<Path> given,
        String version,
        RepositorySystem repositorySystem,
        RepositorySystemSession session,
        List<RemoteRepository> repositories,
        Log log) {

    /** A renderer; where the program cannot be had, one that answers every unit with the remedy. */
    Renderer renderer() {
        boolean named =
                System.getProperty(RendererLocator.PROPERTY) != null || System.getenv(RendererLocator.VARIABLE) != null;
        return new RendererLocator().locate(named ? given : given.or(this::resolved));
    }

    private Optional<Path> resolved() {
        Optional<String> classifier = Platform.classifier(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (classifier.isEmpty()) {
            log.warn("meshlint has no renderer for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + "; build one and name it with -Dmeshlint.renderer=PATH");
            return Optional.empty();
        }
        DefaultArtifact artifact =
                new DefaultArtifact("io.meshlint", "meshlint-renderer", classifier.get(), "zip", version);
        try {
            ArtifactRequest request = new ArtifactRequest(artifact, repositories, null);
            Path zip = repositorySystem
                    .resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
            return Optional.of(cache().program(zip));
        } catch (ArtifactResolutionException e) {
            log.warn("The renderer of charts and kustomizations could not be resolved: " + e.getMessage()
                    + ". Name the program with -Dmeshlint.renderer=PATH, or let the build reach a repository that has "
                    + artifact);
        } catch (IOException e) {
            log.warn("The renderer of charts and kustomizations could not be unpacked: " + e.getMessage()
                    + ". Name the program with -Dmeshlint.renderer=PATH");
        }
        return Optional.empty();
    }

    private static RendererCache cache() {
        Path home = Path.of(System.getProperty("user.home"));
        return new RendererCache(CacheDirectory.of(System.getProperty("os.name"), home, System.getenv()));
    }
}
