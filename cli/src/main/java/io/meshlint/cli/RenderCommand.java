package io.meshlint.cli;

import io.meshlint.engine.Preparation;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.listing.ManifestText;
import io.meshlint.engine.listing.WorldListing;
import io.meshlint.engine.report.PlainText;
import io.meshlint.engine.world.World;
import io.meshlint.engine.world.WorldSet;
import io.meshlint.grammar.text.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshlint render}. */
@Command(
        name = "render",
        description = {
            "Writes what is linted: the resources of every world as they would be deployed, each with the place it"
                    + " comes from.",
            "Values of secrets are masked."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhat to render:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:everything was read and rendered",
            "1:something could not be read or rendered",
            "2:the run could not be done as asked: arguments, configuration",
            "70:a bug in meshlint; the message asks for a report"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  meshlint render --list", "  meshlint render --environment prod charts/shop > prod.yaml"})
final class RenderCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "As for check. Default: the current directory.")
    private List<String> paths = List.of();

    @Option(
            names = "--list",
            description = "List the worlds instead: what each consists of and why, and what could not be rendered.")
    private boolean list;

    @Option(names = "--environment", paramLabel = "NAME", description = "Only this world. Repeatable.")
    private List<String> environments = List.of();

    @Mixin
    private LintOptions options = new LintOptions();

    private final Terminal terminal;

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Inputs inputs = Inputs.read(paths, terminal);
        List<String> mistakes = new ArrayList<>(inputs.mistakes());
        mistakes.addAll(options.mistakes(terminal));
        if (!mistakes.isEmpty()) {
            mistakes.forEach(terminal::say);
            return ExitStatus.NOT_DONE;
        }
        Preparation prepared = Preparation.of(options.request(inputs, terminal));
        prepared.problems().forEach(terminal::say);
        WorldSet all = prepared.worlds();
        Optional<WorldSet> worlds = selected(all);
        if (worlds.isEmpty()) {
            return ExitStatus.NOT_DONE;
        }
        write(worlds.get());
        if (!prepared.problems().isEmpty()) {
            return ExitStatus.NOT_DONE;
        }
        boolean failed = worlds.get().findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        return failed ? ExitStatus.FINDINGS : ExitStatus.CLEAN;
    }

    private void write(WorldSet worlds) {
        if (list) {
            terminal.print(WorldListing.write(worlds));
            return;
        }
        worlds.worlds().forEach(world -> terminal.print(ManifestText.write(world)));
        for (Finding finding : worlds.findings()) {
            terminal.say(PlainText.line(WorldListing.place(finding.location()) + ": "
                    + finding.rule().code() + ": " + finding.message()));
        }
        worlds.notices().forEach(terminal::say);
    }

    /** Empty where a world is asked for that there is not. */
    private Optional<WorldSet> selected(WorldSet all) {
        if (environments.isEmpty()) {
            return Optional.of(all);
        }
        List<String> names = all.worlds().stream().map(World::name).toList();
        for (String environment : environments) {
            if (!names.contains(environment)) {
                terminal.say("there is no world `" + environment + "`"
                        + EditDistance.nearest(environment, names)
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse("; there is " + String.join(", ", names)));
                return Optional.empty();
            }
        }
        List<World> worlds = all.worlds().stream()
                .filter(world -> environments.contains(world.name()))
                .toList();
        List<Finding> findings = all.findings().stream()
                .filter(finding ->
                        finding.worlds().isEmpty() || finding.worlds().stream().anyMatch(environments::contains))
                .toList();
        return Optional.of(new WorldSet(worlds, findings, all.notices(), all.incomplete(), all.lines()));
    }
}
