package io.meshlint.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshlint} itself; all work is in its subcommands. */
@Command(
        name = "meshlint",
        description = {
            "Finds the outages that combinations of Kubernetes and Istio configuration will cause, before the merge.",
            "Renders a repository (Helm, Kustomize, manifests) as it will be deployed and reports at the line to"
                    + " change."
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footer = {
            "",
            "Try this first:",
            "  meshlint check            lint the repository in the current directory",
            "  meshlint check --help     all options, exit statuses, examples"
        })
final class MeshlintCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: say what to do, for example 'meshlint check'");
    }

    /** The whole tree of commands, bound to a terminal. */
    static CommandLine commandLine(Terminal terminal) {
        CommandLine commandLine = new CommandLine(new MeshlintCommand());
        commandLine.addSubcommand(new CheckCommand(terminal));
        commandLine.addSubcommand(new ExplainCommand(terminal));
        commandLine.addSubcommand(new CommandLine(new InitCommand()).addSubcommand(new InitCommand.Pack(terminal)));
        commandLine.addSubcommand(new PacksCommand(terminal));
        commandLine.addSubcommand(new RenderCommand(terminal));
        commandLine.addSubcommand(new RulesCommand(terminal));
        commandLine.addSubcommand(new SchemaCommand(terminal));
        commandLine.addSubcommand(new TestCommand(terminal));
        commandLine.addSubcommand(new FormatCommand(terminal));
        Mistakes mistakes = new Mistakes(terminal.messages());
        return commandLine
                .setParameterExceptionHandler(mistakes)
                .setExecutionExceptionHandler(mistakes)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.max(80, terminal.width()))
                .setErr(terminal.messages())
                .setOut(new PrintWriter(terminal.results(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.coloured(ColourChoice.AUTO) ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    }
}
