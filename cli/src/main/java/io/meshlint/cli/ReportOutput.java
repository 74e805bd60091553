package io.meshlint.cli;

import io.meshlint.engine.report.ReportFormat;
import java.util.Objects;

/**
 * A report that was asked for.
 *
 * @param file as the user wrote it; empty for standard output
 */
record ReportOutput(ReportFormat format, String file) {
    ReportOutput {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(file, "file");
    }

    boolean toStandardOutput() {
        return file.isEmpty();
    }
}
