package io.meshlint.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the arguments say to lint.
 *
 * @param paths         absolute, without repetitions, in the user's order
 * @param standardInput what was piped in; empty unless {@code -} is an argument
 * @param mistakes      why it cannot be linted, whole messages
 */
record Inputs(List<Path> paths, Optional<String> standardInput, List<String> mistakes) {
    private static final String STANDARD_INPUT = "-";
    private static final int MEBIBYTE = 1 << 20;

    /** The most that is read from standard input, in bytes. */
    private static final int LIMIT = 256 * MEBIBYTE;

    Inputs {
        paths = List.copyOf(paths);
        mistakes = List.copyOf(mistakes);
    }

    /** Finds the paths and reads standard input if it is asked for; no argument means the current directory. */
    static Inputs read(List<String> arguments, Terminal terminal) {
        Set<Path> paths = new LinkedHashSet<>();
        List<String> mistakes = new ArrayList<>();
        for (String argument : arguments.isEmpty() ? List.of(".") : arguments) {
            if (!argument.equals(STANDARD_INPUT)) {
                path(argument, terminal, mistakes).ifPresent(paths::add);
            }
        }
        Optional<String> standardInput =
                arguments.contains(STANDARD_INPUT) ? text(terminal, mistakes) : Optional.empty();
        return new Inputs(List.copyOf(paths), standardInput, mistakes);
    }

    private static Optional<Path> path(String argument, Terminal terminal, List<String> mistakes) {
        try {
            Path path = terminal.resolve(Path.of(argument));
            if (Files.exists(path)) {
                return Optional.of(path);
            }
            mistakes.add(argument + ": there is no such file or directory");
        } catch (InvalidPathException e) {
            mistakes.add(argument + ": is not a path: " + e.getReason());
        }
        return Optional.empty();
    }

    private static Optional<String> text(Terminal terminal, List<String> mistakes) {
        try {
            byte[] bytes = terminal.input().readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                mistakes.add("standard input holds more than " + LIMIT / MEBIBYTE
                        + " MiB; write it to files and lint their directory");
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            mistakes.add("standard input is not UTF-8 text; manifests are YAML or JSON in UTF-8");
        } catch (IOException e) {
            mistakes.add("standard input could not be read: " + e.getMessage());
        }
        return Optional.empty();
    }
}
