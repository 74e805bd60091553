package io.meshlint.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rule files that arguments name.
 *
 * @param files    each once, ordered by path; standard input last
 * @param mistakes why some cannot be found, whole messages
 */
record RuleFiles(List<RuleFile> files, List<String> mistakes) {
    private static final String STANDARD_INPUT = "-";
    private static final String ENDING = ".mesh";

    /** Directories of files that tools made. */
    private static final Set<String> GENERATED = Set.of("target", "node_modules");

    private static final int MEBIBYTE = 1 << 20;

    /** The most that is read of a file, in bytes; a rule file of 1,000 lines has a twentieth of a mebibyte. */
    private static final int LIMIT = 8 * MEBIBYTE;

    RuleFiles {
        files = List.copyOf(files);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * A file to format.
     *
     * @param name how messages call it: relative to the working directory if it is below, with {@code /}
     * @param path absolute; empty for standard input
     */
    record RuleFile(String name, Optional<Path> path) {

        /** The whole text, which must be UTF-8. */
        String read(Terminal terminal) throws IOException {
            try (InputStream input = path.isPresent() ? Files.newInputStream(path.get()) : terminal.input()) {
                byte[] bytes = input.readNBytes(LIMIT + 1);
                if (bytes.length > LIMIT) {
                    throw new IOException("has more than " + LIMIT / MEBIBYTE + " MiB, which no rule file needs");
                }
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        }
    }

    /** Finds the files; no argument means the current directory. */
    static RuleFiles find(List<String> arguments, Terminal terminal) {
        Map<Path, RuleFile> files = new TreeMap<>();
        List<String> mistakes = new ArrayList<>();
        for (String argument : arguments.isEmpty() ? List.of(".") : arguments) {
            if (!argument.equals(STANDARD_INPUT)) {
                add(argument, terminal, files, mistakes);
            }
        }
        List<RuleFile> all = new ArrayList<>(files.values());
        if (arguments.contains(STANDARD_INPUT)) {
            all.add(new RuleFile("standard input", Optional.empty()));
        }
        return new RuleFiles(all, mistakes);
    }

    /** Why a file cannot be read or written. */
    static String reason(IOException e) {
        if (e instanceof CharacterCodingException) {
            return "is not UTF-8 text";
        }
        return e instanceof AccessDeniedException ? "may not be read or written" : String.valueOf(e.getMessage());
    }

    private static void add(String argument, Terminal terminal, Map<Path, RuleFile> files, List<String> mistakes) {
        try {
            Path path = terminal.resolve(Path.of(argument));
            if (Files.isDirectory(path)) {
                Files.walkFileTree(path, new Walk(path, terminal, files, mistakes));
            } else if (Files.exists(path)) {
                files.put(path, new RuleFile(name(path, terminal), Optional.of(path)));
            } else {
                mistakes.add(argument + ": there is no such file or directory");
            }
        } catch (InvalidPathException e) {
            mistakes.add(argument + ": is not a path: " + e.getReason());
        } catch (IOException e) {
            mistakes.add(argument + ": " + reason(e));
        }
    }

    private static String name(Path path, Terminal terminal) {
        Path shown = path.startsWith(terminal.workingDirectory())
                ? terminal.workingDirectory().relativize(path)
                : path;
        return shown.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** Collects the .mesh files below a directory. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Terminal terminal;
        private final Map<Path, RuleFile> files;
        private final List<String> mistakes;

        Walk(Path root, Terminal terminal, Map<Path, RuleFile> files, List<String> mistakes) {
            this.root = root;
            this.terminal = terminal;
            this.files = files;
            this.mistakes = mistakes;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            boolean leftOut = !directory.equals(root) && (name.startsWith(".") || GENERATED.contains(name));
            return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && file.getFileName().toString().endsWith(ENDING)) {
                files.put(file, new RuleFile(name(file, terminal), Optional.of(file)));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            mistakes.add(name(file, terminal) + ": " + reason(e));
            return FileVisitResult.CONTINUE;
        }
    }
}
