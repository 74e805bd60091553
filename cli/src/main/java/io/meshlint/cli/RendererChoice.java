package io.meshlint.cli;

import io.meshlint.engine.render.Renderer;
import io.meshlint.engine.render.RendererLocator;
import java.nio.file.Path;
import java.util.Optional;

/** The program that renders: the user's, else the one in the distribution. */
final class RendererChoice {
    /** The distribution's directory, which the launcher tells. */
    private static final String HOME = "meshlint.home";

    private RendererChoice() {}

    static Renderer renderer() {
        Optional<Path> distributed = Optional.ofNullable(System.getProperty(HOME))
                .map(home -> Path.of(home).resolve("renderer").resolve(RendererLocator.fileName()));
        return new RendererLocator().locate(distributed);
    }
}
