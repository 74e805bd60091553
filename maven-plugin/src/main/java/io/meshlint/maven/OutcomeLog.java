package io.meshlint.maven;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.report.TextReport;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Writes what came of a run to the build's log, line by line. */
record OutcomeLog(Log log, boolean quiet) {
    /** Columns that fit a log with Maven's level in front. */
    private static final int WIDTH = 100;

    /** Mistakes in rules; problems are in the message of the failure. */
    void mistakes(LintOutcome outcome) {
        DiagnosticPrinter printer = new DiagnosticPrinter(false);
        for (Diagnostic diagnostic : outcome.ruleDiagnostics()) {
            Consumer<String> level = diagnostic.isError() ? log::error : log::warn;
            printer.print(diagnostic).lines().forEach(level);
        }
    }

    /** The report, at the level of errors if it fails the build, so that {@code mvn -q} shows why. */
    void report(LintReport report, boolean fails) {
        if (quiet) {
            return;
        }
        Consumer<String> level = fails ? log::error : report.findings().isEmpty() ? log::info : log::warn;
        StringWriter text = new StringWriter();
        try {
            new TextReport(WIDTH, false).write(report, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a string could not be written", e);
        }
        text.toString().lines().forEach(level);
    }
}
