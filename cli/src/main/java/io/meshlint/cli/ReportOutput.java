package io.meshlint.cli;

import io.meshlint.engine.report.ReportFormat;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A report that was asked for.
 *
 * @param file as the user wrote it, possibly relative; empty for standard output
 */
record ReportOutput(ReportFormat format, Optional<Path> file) {
    ReportOutput {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(file, "file");
    }

    boolean toStandardOutput() {
        return file.isEmpty();
    }
}
