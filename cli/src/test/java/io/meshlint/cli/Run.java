package io.meshlint.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** One run of the command line inside the test's process, and all that it left. */
record Run(int status, String results, String messages) {

    static Run in(Path directory, String... arguments) {
        return with(directory, new byte[0], Map.of(), arguments);
    }

    static Run piped(Path directory, String input, String... arguments) {
        return with(directory, input.getBytes(StandardCharsets.UTF_8), Map.of(), arguments);
    }

    static Run with(Path directory, byte[] input, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        StringWriter messages = new StringWriter();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input),
                new ResultStream(results),
                new PrintWriter(messages, true),
                environment,
                directory,
                false);
        int status = Main.run(terminal, arguments);
        return new Run(
                status,
                results.toString(StandardCharsets.UTF_8),
                messages.toString().replace("\r\n", "\n"));
    }
}
