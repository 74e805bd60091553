package io.meshlint.cli;

import io.meshlint.engine.pack.PackSkeleton;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code meshlint init}: what it writes is its subcommand. */
@Command(
        name = "init",
        description = "Writes files to begin with.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "pack",
        descriptionHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nWhat to write:%n")
final class InitCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing word: say what to write, for example 'meshlint init pack rules'");
    }

    /** {@code meshlint init pack}. */
    @Command(
            name = "pack",
            description =
                    "A pack of rules of your own: one rule, its fixtures, a README. `meshlint test` passes at once.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            descriptionHeading = "%n",
            parameterListHeading = "%nWhere:%n",
            optionListHeading = "%nOptions:%n",
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {
                "0:written",
                "2:a file is there already, or cannot be written",
                "70:a bug in meshlint; the message asks for a report"
            })
    static final class Pack implements Callable<Integer> {

        @Parameters(
                index = "0",
                paramLabel = "DIR",
                arity = "0..1",
                description = "The pack's directory; its name becomes the pack's. Default: mesh-rules.")
        private Path directory = Path.of("mesh-rules");

        private final Terminal terminal;

        Pack(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            PackSkeleton.Written written = PackSkeleton.write(terminal.resolve(directory));
            written.problems().forEach(terminal::say);
            if (!written.problems().isEmpty()) {
                return ExitStatus.NOT_DONE;
            }
            StringBuilder text = new StringBuilder("Pack " + written.name() + " in " + directory + ":\n");
            written.files().forEach(file -> text.append("  ").append(file).append('\n'));
            terminal.print(text + "Run its fixtures with: meshlint test " + directory + "\n");
            return ExitStatus.CLEAN;
        }
    }
}
