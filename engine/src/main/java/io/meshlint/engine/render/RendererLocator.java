package io.meshlint.engine.render;

import io.meshlint.engine.render.RenderResult.Kind;
import io.meshlint.engine.render.RenderResult.Problem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Finds the program {@code meshlint-render}: the one that the person who runs meshlint names, else the one of the distribution.
 *
 * <p>No file that is linted has a say in it.
 */
public final class RendererLocator {

    /** System property with the program's path. */
    public static final String PROPERTY = "meshlint.renderer";

    /** Environment variable with the program's path; the property wins. */
    public static final String VARIABLE = "MESHLINT_RENDERER";

    private final UnaryOperator<String> properties;
    private final UnaryOperator<String> environment;

    /** Looks at this process's system properties and environment. */
    public RendererLocator() {
        this(System::getProperty, System::getenv);
    }

    RendererLocator(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        this.properties = Objects.requireNonNull(properties, "properties");
        this.environment = Objects.requireNonNull(environment, "environment");
    }

    /**
     * A renderer in any case; where there is no program it answers each unit with one problem that says so.
     *
     * @param distributed where the distribution has its program; empty where it brings none
     */
    public Renderer locate(Optional<Path> distributed) {
        for (Named named : List.of(
                new Named("the system property " + PROPERTY, properties.apply(PROPERTY)),
                new Named("the environment variable " + VARIABLE, environment.apply(VARIABLE)))) {
            if (named.path != null && !named.path.isBlank()) {
                return program(named.path)
                        .map(RendererLocator::start)
                        .orElseGet(() -> new Unavailable(
                                "cannot render: " + named.origin + " names " + named.path + ", which is no program",
                                "Set it to the path of meshlint-render, or unset it."));
            }
        }
        return distributed
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .map(RendererLocator::start)
                .orElseGet(() -> new Unavailable(
                        "cannot render: the program meshlint-render is not there",
                        "Use a distribution of meshlint for this platform, or build the program with Go from the"
                                + " module renderer and set "
                                + VARIABLE
                                + " to its path."));
    }

    /** The program's file name on this platform. */
    public static String fileName() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")
                ? "meshlint-render.exe"
                : "meshlint-render";
    }

    private static Renderer start(Path program) {
        return new ProcessRenderer(List.of(program.toAbsolutePath().toString()), ProcessRenderer.Limits.DEFAULT);
    }

    private static Optional<Path> program(String text) {
        try {
            Path path = Path.of(text);
            return Files.isRegularFile(path) && Files.isExecutable(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private record Named(String origin, String path) {}

    private record Unavailable(String message, String help) implements Renderer {
        @Override
        public RenderResult render(RenderRequest request) {
            Problem problem = new Problem(
                    Kind.UNAVAILABLE, ProcessRenderer.unitFile(request), OptionalInt.empty(), message, help);
            return new RenderResult(List.of(), List.of(problem));
        }

        @Override
        public void close() {
            // There is nothing to end.
        }
    }
}
