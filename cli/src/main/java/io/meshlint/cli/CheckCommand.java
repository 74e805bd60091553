package io.meshlint.cli;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import io.meshlint.engine.finding.FailureThreshold;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshlint check}. */
@Command(
        name = "check",
        description = "Lints repositories, directories and files.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        abbreviateSynopsis = true,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhat to lint:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:nothing at or above --fail-on",
            "1:findings",
            "2:the run could not be done as asked: arguments, configuration, a rule that does not compile",
            "70:a bug in meshlint; the message asks for a report"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshlint check",
            "  meshlint check --format text --format sarif=meshlint.sarif deploy/",
            "  meshlint check --istio-version 1.22 --select GW001,tag:mtls charts/shop",
            "  helm template charts/shop | meshlint check -",
            "",
            "Environment: NO_COLOR switches colours off, COLUMNS sets the width of text,",
            "MESHLINT_RENDERER names the program that renders charts and kustomizations."
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Repositories, directories or files; - is standard input. Default: the current directory.")
    private List<String> paths = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT[=FILE]",
            converter = Converters.ReportOutputConverter.class,
            description = {
                "text (default), json, sarif or github. With =FILE the report goes to a file, else to standard output."
                        + " Repeatable."
            })
    private List<ReportOutput> outputs = List.of();

    @Mixin
    private final LintOptions options = new LintOptions();

    @Option(
            names = "--select",
            paramLabel = "LIST",
            split = ",",
            description = "Run only these rules: codes, names, tags, equivalents; comma separated.")
    private List<String> select = List.of();

    @Option(names = "--ignore", paramLabel = "LIST", split = ",", description = "Do not run these rules.")
    private List<String> ignore = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            converter = Converters.FailureThresholdConverter.class,
            description = "error (default), warning, note or never: findings this bad or worse give exit status 1.")
    private FailureThreshold failOn = FailureThreshold.ERROR;

    @Option(
            names = "--fail-on-incomplete",
            description = "Exit status 1 also when something could not be known offline, a remote chart for instance.")
    private boolean failOnIncomplete;

    @Option(
            names = "--world",
            paramLabel = "open|closed",
            converter = Converters.WorldConverter.class,
            description =
                    "closed: what is not in the manifests does not exist. Default: from configuration, else open.")
    private Optional<WorldChoice> world = Optional.empty();

    @Option(
            names = "--locked",
            description =
                    "Want every pack in meshlint.lock, which `meshlint packs lock` writes. A lock that is there is"
                            + " always compared.")
    private boolean locked;

    @Mixin
    private final ColourOption colour = new ColourOption();

    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Inputs inputs = Inputs.read(paths, terminal);
        ReportOutputs reports = ReportOutputs.of(outputs, colour.choice(), terminal);
        List<String> mistakes = Stream.of(inputs.mistakes(), reports.mistakes(), options.mistakes(terminal))
                .flatMap(List::stream)
                .toList();
        if (!mistakes.isEmpty()) {
            mistakes.forEach(terminal::say);
            return ExitStatus.NOT_DONE;
        }
        LintRequest request =
                options.request(inputs, terminal, select, ignore, world.map(w -> w == WorldChoice.CLOSED));
        return status(Linter.lint(locked ? request.withLock() : request), reports);
    }

    /** Tells what was found and decides about the exit status: what was not done as asked weighs more than findings. */
    private int status(LintOutcome outcome, ReportOutputs reports) {
        DiagnosticPrinter printer = new DiagnosticPrinter(colour.isOn(terminal));
        terminal.messages().print(printer.print(outcome.ruleDiagnostics()));
        outcome.problems().forEach(terminal::say);
        LintReport report = outcome.report();
        List<String> failures = outcome.nothingWasLinted() ? List.of() : reports.write(report);
        failures.forEach(terminal::say);
        if (outcome.notDoneAsAsked() || !failures.isEmpty()) {
            return ExitStatus.NOT_DONE;
        }
        boolean incomplete = failOnIncomplete && report.incomplete();
        return incomplete || failOn.violations(report) > 0 ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
    }
}
