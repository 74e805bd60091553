package io.meshlint.engine.report;

import io.meshlint.engine.finding.LintReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes report files that are whole or absent. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes a report to a file in UTF-8, replacing what stands there. The file's directories are made.
     *
     * <p>The text goes to a new file beside it, which is moved when it is complete, so that a reader never sees half a report. A device or
     * pipe is written directly. A symbolic link is refused: a pull request could bring one that leads out of the repository.
     *
     * @throws IOException with the file and the reason, where it cannot be written; a report that stood there before is then untouched
     */
    public static void write(Path file, ReportWriter writer, LintReport report) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new FileSystemException(file.toString(), null, "is a directory; name a file in it");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            fill(target, writer, report, StandardOpenOption.WRITE);
            return;
        }
        if (Files.isSymbolicLink(target)) {
            throw new FileSystemException(file.toString(), null, "is a symbolic link; name the file that it leads to");
        }
        Files.createDirectories(target.getParent());
        // Not Files.createTempFile: its files are readable by their owner alone, and a report is often read by another
        // user's step.
        Path partial = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            fill(partial, writer, report, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(partial, target);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void fill(Path file, ReportWriter writer, LintReport report, OpenOption... options)
            throws IOException {
        try (Writer output = Files.newBufferedWriter(file, StandardCharsets.UTF_8, options)) {
            writer.write(report, output);
        }
    }

    private static void move(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
