package io.meshlint.cli;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /** Runs one command and answers with its exit status. */
    static int run(Terminal terminal, String... arguments) {
        int status;
        try {
            status = MeshlintCommand.commandLine(terminal).execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | RuntimeException failure) {
            status = new Mistakes(terminal.messages()).bug(failure);
        }
        terminal.results().flush();
        if (terminal.results().failure().isPresent()) {
            terminal.messages()
                    .println("meshlint: the results could not be written to standard output: "
                            + terminal.results().failure().get());
            status = ExitStatus.NOT_DONE;
        }
        terminal.messages().flush();
        return status;
    }
}
