package io.meshlint.rules;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.render.RendererLocator;
import io.meshlint.engine.report.JsonReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory as a user would lint it with the bundled rules, charts and kustomizations rendered by the program of this build. */
record LintedDirectory(LintOutcome outcome) {
    private static final Optional<Path> RENDERER = builtRenderer();

    /** What a run is told; an empty version is left to the manifests. */
    record Target(Optional<String> istio, Optional<String> kubernetes, boolean closed) {
        @Override
        public String toString() {
            return "Istio " + istio.orElse("as found") + ", Kubernetes " + kubernetes.orElse("as found") + ", "
                    + (closed ? "closed" : "open") + " world";
        }
    }

    static LintedDirectory lint(Path directory, Target target) {
        return lint(directory, target, List.of());
    }

    /** Runs only the rules of {@code select}, all where it is empty. */
    static LintedDirectory lint(Path directory, Target target, List<String> select) {
        LintOutcome outcome = Linter.lint(new LintRequest(
                List.of(directory.toAbsolutePath()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                LintedDirectory.class.getClassLoader(),
                select,
                List.of(),
                target.istio(),
                target.kubernetes(),
                Optional.of(target.closed()),
                () -> new RendererLocator().locate(RENDERER)));
        if (outcome.notDoneAsAsked()) {
            throw new AssertionError("not done as asked: " + outcome.problems() + outcome.ruleDiagnostics());
        }
        return new LintedDirectory(outcome);
    }

    List<Finding> findings() {
        return outcome.report().findings();
    }

    /** Each finding as {@code RULE severity Kind namespace/name}, in the report's order. */
    List<String> described() {
        return findings().stream().map(LintedDirectory::describe).toList();
    }

    static String describe(Finding finding) {
        return finding.rule().code() + " " + finding.severity().name().toLowerCase(Locale.ROOT)
                + finding.resource()
                        .map(r -> " " + r.kind() + " "
                                + r.namespace().map(n -> n + "/").orElse("") + r.name())
                        .orElse("");
    }

    /** Everything that was found, for the message of a test that fails. */
    String explained() {
        StringBuilder text = new StringBuilder();
        findings()
                .forEach(f -> text.append(describe(f))
                        .append(" at ")
                        .append(f.location().file())
                        .append(':')
                        .append(f.location().region().startLine())
                        .append(": ")
                        .append(f.message())
                        .append('\n'));
        return text.toString();
    }

    String json() {
        StringWriter json = new StringWriter();
        try {
            new JsonReport().write(outcome.report(), json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return json.toString();
    }

    /** False where this build made no renderer, and nobody named one. */
    static boolean canRender() {
        return RENDERER.isPresent()
                || System.getProperty(RendererLocator.PROPERTY) != null
                || System.getenv(RendererLocator.VARIABLE) != null;
    }

    private static Optional<Path> builtRenderer() {
        Path built = Path.of("..", "renderer", "target").toAbsolutePath().normalize();
        if (!Files.isDirectory(built)) {
            return Optional.empty();
        }
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String platform = (system.startsWith("win") ? "windows" : system.startsWith("mac") ? "darwin" : "linux") + "-"
                + (System.getProperty("os.arch").matches("aarch64|arm64") ? "arm64" : "amd64");
        try (Stream<Path> files = Files.walk(built)) {
            return files.filter(file -> file.startsWith(built.resolve(platform)))
                    .filter(file -> file.getFileName().toString().equals(RendererLocator.fileName()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
