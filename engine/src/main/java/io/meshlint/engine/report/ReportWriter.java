package io.meshlint.engine.report;

import io.meshlint.engine.finding.LintReport;
import java.io.IOException;
import java.io.Writer;

/** Writes a report in one format. Implementations keep no state: the same report always gives the same text. */
@FunctionalInterface
public interface ReportWriter {

    /**
     * Writes the whole report, lines ended by {@code \n}, and leaves the output open.
     *
     * @throws IOException where the output cannot be written
     */
    void write(LintReport report, Writer output) throws IOException;
}
