package io.meshlint.maven;

import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.report.ReportFiles;
import io.meshlint.engine.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;

/** The report files of a build. */
record ReportDirectory(Path directory, Set<ReportFormat> formats) {

    void write(LintReport report) throws MojoExecutionException {
        for (ReportFormat format : formats) {
            try {
                ReportFiles.write(file(format), format.writer(), report);
            } catch (IOException e) {
                throw new MojoExecutionException(
                        "The report " + file(format)
                                + " could not be written. Set meshlint.outputDirectory to where it can.",
                        e);
            }
        }
    }

    /** The report for people, if there is one. */
    Optional<Path> text() {
        return formats.contains(ReportFormat.TEXT) ? Optional.of(file(ReportFormat.TEXT)) : Optional.empty();
    }

    private Path file(ReportFormat format) {
        return directory.resolve("meshlint." + (format == ReportFormat.TEXT ? "txt" : format.label()));
    }
}
