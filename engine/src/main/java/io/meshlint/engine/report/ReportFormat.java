package io.meshlint.engine.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that {@code --format} takes. */
public enum ReportFormat {
    /** For people. */
    TEXT,
    /** meshlint's own, with a JSON Schema in {@code docs/report.schema.json}. */
    JSON,
    /** SARIF 2.1.0, as GitHub code scanning reads it. */
    SARIF,
    /** Workflow commands that a GitHub runner turns into annotations. */
    GITHUB;

    /** What the command line calls it: {@code text}, {@code json}, {@code sarif}, {@code github}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format with this label; empty where there is none. */
    public static Optional<ReportFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    /** All labels for a message, in the order of the constants: {@code text, json, sarif, github}. */
    public static String labels() {
        return Arrays.stream(values()).map(ReportFormat::label).collect(Collectors.joining(", "));
    }

    /** The writer for a file or a pipe: text has {@link TextReport#DEFAULT_WIDTH} columns and no colours. */
    public ReportWriter writer() {
        return switch (this) {
            case TEXT -> new TextReport(TextReport.DEFAULT_WIDTH, false);
            case JSON -> new JsonReport();
            case SARIF -> new SarifReport();
            case GITHUB -> new GitHubCommands();
        };
    }
}
