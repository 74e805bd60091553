package io.meshlint.cli;

import io.meshlint.engine.LintRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that look at a repository as {@code check} does. */
final class LintOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration. Default: meshlint.yaml, searched from PATH upwards to the repository's root.")
    private Optional<Path> configuration = Optional.empty();

    @Option(names = "--pack", paramLabel = "DIR|JAR", description = "A further pack of rules. Repeatable.")
    private List<Path> packs = List.of();

    @Option(
            names = "--istio-version",
            paramLabel = "V",
            description =
                    "The Istio version, for example 1.22. Default: from configuration or manifests, else the newest"
                            + " known.")
    private Optional<String> istioVersion = Optional.empty();

    @Option(names = "--kubernetes-version", paramLabel = "V", description = "The same for Kubernetes.")
    private Optional<String> kubernetesVersion = Optional.empty();

    /** What cannot be as asked, whole messages. */
    List<String> mistakes(Terminal terminal) {
        List<String> mistakes = new ArrayList<>();
        configuration
                .filter(file -> !Files.exists(terminal.resolve(file)))
                .ifPresent(file -> mistakes.add("--config " + file + ": there is no such file or directory"));
        packs.stream()
                .filter(pack -> !Files.exists(terminal.resolve(pack)))
                .forEach(pack -> mistakes.add("--pack " + pack + ": there is no such file or directory"));
        return mistakes;
    }

    LintRequest request(Inputs inputs, Terminal terminal) {
        return request(inputs, terminal, List.of(), List.of(), Optional.empty());
    }

    /**
     * @param select      rules to run; empty for all
     * @param ignore      rules not to run
     * @param closedWorld empty where the configuration decides
     */
    LintRequest request(
            Inputs inputs, Terminal terminal, List<String> select, List<String> ignore, Optional<Boolean> closedWorld) {
        return new LintRequest(
                inputs.paths(),
                inputs.standardInput(),
                configuration.map(terminal::resolve),
                packs.stream().map(terminal::resolve).toList(),
                LintOptions.class.getClassLoader(),
                select,
                ignore,
                istioVersion,
                kubernetesVersion,
                closedWorld,
                RendererChoice::renderer);
    }
}
