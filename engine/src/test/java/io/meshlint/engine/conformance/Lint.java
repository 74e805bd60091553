package io.meshlint.engine.conformance;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.render.Renderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs the linter over a few files, with no rules but those that are built in and those of packs that are named. */
final class Lint {
    private final Path root;
    private List<Path> packs = List.of();
    private List<String> select = List.of();
    private List<String> ignore = List.of();
    private Optional<String> istioVersion = Optional.empty();
    private Optional<String> kubernetesVersion = Optional.empty();
    private Supplier<Renderer> renderer = () -> {
        throw new AssertionError("nothing was to be rendered");
    };

    private Lint(Path root) {
        this.root = root;
    }

    /** @param files each begins with a line {@code === path} */
    static Lint of(Path directory, String files) {
        try {
            Files.createDirectories(directory.resolve(".git"));
            for (String part : files.split("(?m)^=== ")) {
                if (!part.isBlank()) {
                    int end = part.indexOf('\n');
                    Path file = directory.resolve(part.substring(0, end).strip());
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, part.substring(end + 1));
                }
            }
            return new Lint(directory.toRealPath());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Lint pack(String path) {
        packs = List.of(root.resolve(path));
        return this;
    }

    Lint select(String... selectors) {
        select = List.of(selectors);
        return this;
    }

    Lint ignore(String... selectors) {
        ignore = List.of(selectors);
        return this;
    }

    Lint istio(String version) {
        istioVersion = Optional.of(version);
        return this;
    }

    Lint kubernetes(String version) {
        kubernetesVersion = Optional.of(version);
        return this;
    }

    Lint renderer(Supplier<Renderer> supplier) {
        renderer = supplier;
        return this;
    }

    LintOutcome run() {
        ClassLoader nothing = new URLClassLoader(new URL[0], null);
        return Linter.lint(new LintRequest(
                List.of(root),
                Optional.empty(),
                Optional.empty(),
                packs,
                nothing,
                select,
                ignore,
                istioVersion,
                kubernetesVersion,
                Optional.empty(),
                renderer));
    }

    List<Finding> findings() {
        return run().report().findings();
    }

    /** One line for each finding: line, code, worlds where they are not the default, and message. */
    String summary() {
        return findings().stream().map(Lint::line).collect(Collectors.joining("\n"));
    }

    private static String line(Finding finding) {
        String worlds = finding.worlds().equals(List.of("default")) ? "" : " " + finding.worlds();
        String severity = finding.severity() == Severity.ERROR
                ? ""
                : " " + finding.severity().label();
        return finding.location().file() + ":" + finding.location().region().startLine() + " "
                + finding.rule().code() + severity + worlds + " " + finding.message();
    }
}
