package io.meshlint.cli;

import io.meshlint.engine.fixture.MutationOutcome;
import io.meshlint.engine.fixture.MutationTest;
import io.meshlint.engine.fixture.MutationText;
import io.meshlint.engine.fixture.PackTest;
import io.meshlint.engine.fixture.PackTestOutcome;
import io.meshlint.engine.fixture.PackTestRequest;
import io.meshlint.engine.fixture.PackTestText;
import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshlint test}. */
@Command(
        name = "test",
        description = {
            "Tests a pack of rules with its fixtures: YAML files below tests/ or fixtures/ that say beside a line what"
                    + " must be found there.",
            "A line without a marker must stay silent, and a marker that nothing matches fails."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhat to test:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all fixtures passed",
            "1:a fixture failed or was rewritten, or there is none",
            "2:the pack cannot be tested: there is none, or a rule does not compile",
            "70:a bug in meshlint; the message asks for a report"
        },
        footerHeading = "%nMarkers and headers of a fixture:%n",
        footer = {
            "  # expect: OURS001                must be found at this line, or the next",
            "  # expect: OURS001 error, OURS002 with its severity; several rules",
            "  # expect: OURS001 in prod when istio >= 1.8",
            "  # related: OURS001               another place that the finding names",
            "  # ctx: istio=1.22 world=closed   parameters of a run, by name; repeatable",
            "  # test: OURS001 what it shows    the rule that the fixture is about",
            "  # also: OURS002                  may report too",
            "A directory with a fixture.yaml, which holds only the header, is one fixture: a chart, a kustomization,"
                    + " several worlds."
        })
final class TestCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            arity = "0..1",
            description = "The pack's directory. Default: the current one.")
    private Path directory = Path.of(".");

    @Parameters(index = "1..*", paramLabel = "CODE", arity = "0..*", description = "Only the fixtures of these rules.")
    private List<String> rules = List.of();

    @Option(
            names = "--pack",
            paramLabel = "DIR|JAR",
            description = "A further pack that the rules import from. Repeatable.")
    private List<Path> packs = List.of();

    @Option(
            names = "--bless",
            description = "Rewrite the markers of fixtures that fail so that they say what was found. Read the changes"
                    + " before you commit them.")
    private boolean bless;

    @Option(
            names = "--no-coverage",
            negatable = true,
            description = "Do not list the clauses that no fixture shows at work.")
    private boolean withoutCoverage;

    @Option(
            names = "--mutate",
            description =
                    "Test the fixtures too: change one condition of the rules at a time, and list the changes that"
                            + " no fixture of that rule notices.")
    private boolean mutate;

    @Option(names = "--mutate-library", description = "The same, and change modules that hold no rule too.")
    private boolean mutateLibrary;

    @Option(
            names = "--score",
            paramLabel = "PERCENT",
            description = "With --mutate: how many of the changes must be noticed (default: 100).")
    private int score = 100;

    @Mixin
    private final ColourOption colour = new ColourOption();

    private final Terminal terminal;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PackTestRequest request = new PackTestRequest(
                terminal.resolve(directory),
                List.of(),
                packs.stream().map(terminal::resolve).toList(),
                TestCommand.class.getClassLoader(),
                rules,
                bless,
                RendererChoice::renderer);
        if (mutate || mutateLibrary) {
            return mutate(request);
        }
        PackTestOutcome outcome = PackTest.run(request);
        if (!wasRun(outcome)) {
            return ExitStatus.NOT_DONE;
        }
        terminal.print(PackTestText.write(outcome, !withoutCoverage));
        return outcome.passed() ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
    }

    private int mutate(PackTestRequest request) {
        MutationOutcome outcome = MutationTest.run(request, mutateLibrary);
        if (!wasRun(outcome.test())) {
            return ExitStatus.NOT_DONE;
        }
        terminal.print(PackTestText.write(outcome.test(), !withoutCoverage));
        terminal.print("\n" + MutationText.write(outcome));
        if (!outcome.test().passed()) {
            terminal.say("fixtures that fail took no part in --mutate");
        }
        return outcome.passed(score) ? ExitStatus.CLEAN : ExitStatus.FINDINGS;
    }

    private boolean wasRun(PackTestOutcome outcome) {
        terminal.messages().print(new DiagnosticPrinter(colour.isOn(terminal)).print(outcome.diagnostics()));
        outcome.problems().forEach(terminal::say);
        return outcome.wasRun();
    }
}
