package io.meshlint.engine.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program as this build made it, for tests. */
public final class BuiltRenderer {

    private BuiltRenderer() {}

    /** The built program; a test that asks is skipped where there is none. */
    static Path program() {
        Optional<Path> program = find();
        assumeTrue(program.isPresent(), "meshlint-render was not built (is Go installed?), so rendering is not tested");
        return program.orElseThrow();
    }

    public static ProcessRenderer start(ProcessRenderer.Limits limits) {
        return new ProcessRenderer(List.of(program().toString()), limits);
    }

    private static Optional<Path> find() {
        Path built = Path.of("").toAbsolutePath().resolveSibling("renderer").resolve("target");
        if (!Files.isDirectory(built)) {
            return Optional.empty();
        }
        String os = System.getProperty("os.name").toLowerCase();
        String platform = (os.startsWith("win") ? "windows" : os.startsWith("mac") ? "darwin" : "linux")
                + "-"
                + (System.getProperty("os.arch").matches("aarch64|arm64") ? "arm64" : "amd64");
        try (Stream<Path> files = Files.walk(built.resolve(platform))) {
            return files.filter(f -> f.getFileName().toString().equals(RendererLocator.fileName()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A directory of the test resources. */
    static Path resources(String name) {
        try {
            return Path.of(BuiltRenderer.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
