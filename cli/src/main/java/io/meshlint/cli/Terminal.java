package io.meshlint.cli;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What surrounds a run.
 *
 * @param input            standard input
 * @param results          standard output, for results only
 * @param messages         standard error, for everything else
 * @param environment      the environment's variables
 * @param workingDirectory what relative paths are relative to; absolute
 * @param interactive      true if a person reads the results as they are written
 */
record Terminal(
        InputStream input,
        ResultStream results,
        PrintWriter messages,
        Map<String, String> environment,
        Path workingDirectory,
        boolean interactive) {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;
    private static final int USUAL = 80;

    Terminal {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(results, "results");
        Objects.requireNonNull(messages, "messages");
        environment = Map.copyOf(environment);
        if (!workingDirectory.isAbsolute()) {
            throw new IllegalArgumentException("relative working directory: " + workingDirectory);
        }
    }

    /** The terminal of this process; text is UTF-8 whatever the platform's encoding is. */
    static Terminal ofProcess() {
        return new Terminal(
                // Buffered: a bare file stream asks for its position, which a pipe does not have.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new ResultStream(new FileOutputStream(FileDescriptor.out)),
                new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                isInteractive(System.getProperty("meshlint.terminal")));
    }

    /**
     * The launcher tests standard output itself and says so in {@code meshlint.terminal}; without it the JVM is asked, which also wants
     * standard input to be a terminal. Windows' old console shows colours as signs, unlike Windows Terminal and what sets {@code TERM}.
     */
    private static boolean isInteractive(String fromLauncher) {
        if (fromLauncher != null) {
            return Boolean.parseBoolean(fromLauncher);
        }
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return hasConsole() && (!windows || System.getenv("WT_SESSION") != null || System.getenv("TERM") != null);
    }

    /** From Java 22 on there is a console even where there is no terminal, and a method that tells. */
    private static boolean hasConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** True if the text report is to be coloured. */
    boolean coloured(ColourChoice choice) {
        return switch (choice) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                interactive
                        && environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        };
    }

    /** The width of text in columns: {@code COLUMNS}, but at least 40 and at most 120; else 80. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (!columns.matches("[0-9]{1,6}")) {
            return USUAL;
        }
        return Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)));
    }

    /** Tells the person who runs meshlint something, on standard error. */
    void say(String message) {
        messages().println("meshlint: " + message);
    }

    /** Writes results. */
    void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        results.write(bytes, 0, bytes.length);
    }

    /** A path as the user wrote it, made absolute. */
    Path resolve(Path path) {
        return workingDirectory.resolve(path).normalize();
    }
}
