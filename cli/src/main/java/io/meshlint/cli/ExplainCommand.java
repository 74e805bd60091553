package io.meshlint.cli;

import io.meshlint.engine.explain.ExplainRequest;
import io.meshlint.engine.explain.ExplainRequest.Position;
import io.meshlint.engine.explain.Explainer;
import io.meshlint.engine.explain.Explanation;
import io.meshlint.engine.explain.ExplanationText;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshlint explain}. */
@Command(
        name = "explain",
        description = {
            "Says why a rule reports or keeps silent: how many rows each of its clauses lets through, in the author's"
                    + " order.",
            "With --at it looks only at the resource of that line, and names the first clause that removed the last"
                    + " row."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhat to explain:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:explained, whatever was found",
            "2:it could not be explained: no such rule or line, configuration, a rule that does not compile",
            "70:a bug in meshlint; the message asks for a report"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshlint explain GW001",
            "  meshlint explain MTLS001 --at charts/shop/templates/destinationrule.yaml:12 --istio-version 1.20"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final Pattern POSITION = Pattern.compile("(.+):(\\d{1,9})");

    @Parameters(index = "0", paramLabel = "CODE", description = "A rule's code or name.")
    private String rule;

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            arity = "0..*",
            description = "What is linted. Default: the current directory.")
    private List<String> paths = List.of();

    @Option(
            names = "--at",
            paramLabel = "FILE:LINE",
            description = "A line of a manifest, template or patch: only its resource counts.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--plan",
            description = "Also say how the rule is really run: in which order, and what is looked up.")
    private boolean plan;

    @Mixin
    private LintOptions options = new LintOptions();

    @Mixin
    private final ColourOption colour = new ColourOption();

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Inputs inputs = Inputs.read(paths, terminal);
        List<String> mistakes = new ArrayList<>(inputs.mistakes());
        mistakes.addAll(options.mistakes(terminal));
        Optional<Position> position = at.flatMap(text -> position(text, mistakes));
        if (!mistakes.isEmpty()) {
            mistakes.forEach(terminal::say);
            return ExitStatus.NOT_DONE;
        }
        Explanation explanation =
                Explainer.explain(new ExplainRequest(options.request(inputs, terminal), rule, position, plan));
        List<Diagnostic> errors =
                explanation.diagnostics().stream().filter(Diagnostic::isError).toList();
        terminal.messages().print(new DiagnosticPrinter(colour.isOn(terminal)).print(errors));
        explanation.problems().forEach(terminal::say);
        terminal.print(ExplanationText.write(explanation));
        boolean broken = !explanation.problems().isEmpty() || !errors.isEmpty();
        return broken ? ExitStatus.NOT_DONE : ExitStatus.CLEAN;
    }

    private Optional<Position> position(String text, List<String> mistakes) {
        Matcher matcher = POSITION.matcher(text);
        if (!matcher.matches()) {
            mistakes.add("--at " + text + ": write a file and a line, for example --at gateways.yaml:12");
            return Optional.empty();
        }
        Path file = terminal.resolve(Path.of(matcher.group(1)));
        if (!Files.isRegularFile(file)) {
            mistakes.add("--at " + text + ": there is no such file");
            return Optional.empty();
        }
        return Optional.of(new Position(file, Integer.parseInt(matcher.group(2))));
    }
}
