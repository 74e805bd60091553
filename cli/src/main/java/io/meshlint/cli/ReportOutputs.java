package io.meshlint.cli;

import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.report.ReportFiles;
import io.meshlint.engine.report.ReportFormat;
import io.meshlint.engine.report.ReportWriter;
import io.meshlint.engine.report.TextReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The reports of one run.
 *
 * @param outputs at least one
 * @param mistakes why they cannot be written as asked, whole messages
 */
record ReportOutputs(List<ReportOutput> outputs, ColourChoice colour, Terminal terminal, List<String> mistakes) {
    ReportOutputs {
        outputs = List.copyOf(outputs);
        mistakes = List.copyOf(mistakes);
    }

    /** The reports that were asked for; none means text on standard output. */
    static ReportOutputs of(List<ReportOutput> asked, ColourChoice colour, Terminal terminal) {
        List<ReportOutput> outputs =
                asked.isEmpty() ? List.of(new ReportOutput(ReportFormat.TEXT, Optional.empty())) : asked;
        return new ReportOutputs(outputs, colour, terminal, mistakes(outputs, terminal));
    }

    private static List<String> mistakes(List<ReportOutput> outputs, Terminal terminal) {
        List<String> mistakes = new ArrayList<>();
        if (outputs.stream().filter(ReportOutput::toStandardOutput).count() > 1) {
            mistakes.add("only one report can go to standard output; give the others a file: --format json=FILE");
        }
        Set<Path> files = new HashSet<>();
        for (ReportOutput output : outputs) {
            output.file()
                    .filter(file -> !files.add(terminal.resolve(file)))
                    .ifPresent(
                            file -> mistakes.add("two reports would go to " + file + "; give each a file of its own"));
        }
        return mistakes;
    }

    /** Writes all reports and answers with what went wrong, whole messages. */
    List<String> write(LintReport report) {
        List<String> failures = new ArrayList<>();
        for (ReportOutput output : outputs) {
            try {
                if (output.file().isPresent()) {
                    ReportFiles.write(
                            terminal.resolve(output.file().get()),
                            output.format().writer(),
                            report);
                } else {
                    writeToStandardOutput(writer(output.format(), terminal.width(), terminal.coloured(colour)), report);
                }
            } catch (IOException e) {
                failures.add("the " + output.format().label() + " report could not be written: " + reason(e));
            }
        }
        return failures;
    }

    private void writeToStandardOutput(ReportWriter writer, LintReport report) throws IOException {
        Writer results = new BufferedWriter(new OutputStreamWriter(terminal.results(), StandardCharsets.UTF_8));
        writer.write(report, results);
        results.flush();
    }

    private static ReportWriter writer(ReportFormat format, int width, boolean coloured) {
        return switch (format) {
            case TEXT -> new TextReport(width, coloured);
            case JSON, SARIF, GITHUB -> format.writer();
        };
    }

    /** The message of a {@code FileSystemException} is often the file alone; its class then tells the reason. */
    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return e.getMessage() + " (" + kind.toLowerCase(Locale.ROOT) + ")";
    }
}
