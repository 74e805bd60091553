package io.meshlint.cli;

import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import io.meshlint.grammar.format.FormatResult;
import io.meshlint.grammar.format.Formatter;
import io.meshlint.grammar.text.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshlint fmt}. */
@Command(
        name = "fmt",
        description = "Formats rule files: one layout, nothing to choose. Comments and line ends stay.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhat to format:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all files are formatted",
            "1:with --check, a file is not formatted",
            "2:a file has syntax errors, or cannot be read or written",
            "70:a bug in meshlint; the message asks for a report"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  meshlint fmt",
            "  meshlint fmt --check rules/",
            "  meshlint fmt - < GW001.mesh",
        })
final class FormatCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = {
                "Rule files, or directories whose .mesh files are formatted; - formats standard input to standard"
                        + " output.",
                "Default: the current directory. Left out below directories: hidden ones, target, node_modules, links."
            })
    private List<String> paths = List.of();

    @Option(names = "--check", description = "Write nothing, but list the files that are not formatted.")
    private boolean check;

    @Mixin
    private final ColourOption colour = new ColourOption();

    private final Terminal terminal;

    FormatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RuleFiles files = RuleFiles.find(paths, terminal);
        files.mistakes().forEach(terminal::say);
        if (!files.mistakes().isEmpty()) {
            return ExitStatus.NOT_DONE;
        }
        int status = ExitStatus.CLEAN;
        for (RuleFiles.RuleFile file : files.files()) {
            status = Math.max(status, format(file));
        }
        return status;
    }

    private int format(RuleFiles.RuleFile file) {
        String text;
        try {
            text = file.read(terminal);
        } catch (IOException e) {
            terminal.say(file.name() + ": " + RuleFiles.reason(e));
            return ExitStatus.NOT_DONE;
        }
        FormatResult result = Formatter.format(new SourceText(file.name(), text));
        if (result instanceof FormatResult.Formatted formatted) {
            return check ? compare(file, text, formatted.text()) : write(file, text, formatted.text());
        }
        if (result instanceof FormatResult.Mistaken mistaken) {
            terminal.messages().print(new DiagnosticPrinter(colour.isOn(terminal)).print(mistaken.diagnostics()));
            return ExitStatus.NOT_DONE;
        }
        throw new IllegalStateException(
                "formatting " + file.name() + " would change what it says; it is left as it is");
    }

    private int compare(RuleFiles.RuleFile file, String text, String formatted) {
        if (formatted.equals(text)) {
            return ExitStatus.CLEAN;
        }
        print(file.name() + "\n");
        return ExitStatus.FINDINGS;
    }

    private int write(RuleFiles.RuleFile file, String text, String formatted) {
        if (file.path().isEmpty()) {
            print(formatted);
        } else if (!formatted.equals(text)) {
            try {
                Files.writeString(file.path().get(), formatted);
                terminal.say("formatted " + file.name());
            } catch (IOException e) {
                terminal.say(file.name() + ": " + RuleFiles.reason(e));
                return ExitStatus.NOT_DONE;
            }
        }
        return ExitStatus.CLEAN;
    }

    private void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        terminal.results().write(bytes, 0, bytes.length);
    }
}
