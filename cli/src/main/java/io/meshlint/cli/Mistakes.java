package io.meshlint.cli;

import io.meshlint.engine.MeshlintVersion;
import io.meshlint.grammar.text.EditDistance;
import java.io.PrintWriter;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells the user about mistakes: in the arguments, and our own. */
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final String ISSUES = "https://github.com/meshlint/meshlint/issues";

    private final PrintWriter messages;

    Mistakes(PrintWriter messages) {
        this.messages = messages;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            unmatched(unmatched.getUnmatched().get(0), command);
        } else {
            messages.println("meshlint: " + exception.getMessage());
        }
        messages.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        messages.flush();
        return ExitStatus.NOT_DONE;
    }

    private void unmatched(String argument, CommandLine command) {
        boolean option = argument.startsWith("-");
        int equals = argument.indexOf('=');
        String name = option && equals > 0 ? argument.substring(0, equals) : argument;
        Collection<String> known = option
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        String suggestion = EditDistance.nearest(name, known)
                .map(s -> "; did you mean " + s + "?")
                .orElse("");
        messages.println("meshlint: there is no " + (option ? "option " : "command ") + name + suggestion);
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) {
        if (exception instanceof ParameterException mistake) {
            return handleParseException(mistake, new String[0]);
        }
        return bug(exception);
    }

    /** Asks for a report of what must not happen. */
    int bug(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            messages.println(
                    "meshlint: out of memory. Give it more with JAVA_TOOL_OPTIONS=-Xmx4g, or lint fewer directories at"
                            + " once.");
        } else {
            messages.println("meshlint: this is a bug in meshlint, not a mistake of yours.");
        }
        messages.println("Please report it, with what follows and the command, at " + ISSUES);
        messages.println();
        messages.println("meshlint " + MeshlintVersion.get() + ", Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        failure.printStackTrace(messages);
        messages.flush();
        return ExitStatus.BUG;
    }
}
