package io.meshlint.engine.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** From which severity on findings make a run fail; every surface offers it under the name {@code fail-on} or {@code failOn}. */
public enum FailureThreshold {
    ERROR(Severity.ERROR),
    WARNING(Severity.WARNING),
    NOTE(Severity.NOTE),
    /** Findings never make a run fail. */
    NEVER(null);

    private final Severity severity;

    FailureThreshold(Severity severity) {
        this.severity = severity;
    }

    /** {@code error}, {@code warning}, {@code note}, {@code never}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The threshold that a user wrote; empty for a word that is none. */
    public static Optional<FailureThreshold> of(String label) {
        return Arrays.stream(values()).filter(t -> t.label().equals(label)).findFirst();
    }

    /** All labels, for messages: {@code error, warning, note, never}. */
    public static String labels() {
        return Arrays.stream(values()).map(FailureThreshold::label).collect(Collectors.joining(", "));
    }

    /** The number of findings that count and are as bad as this or worse. */
    public long violations(LintReport report) {
        if (severity == null) {
            return 0;
        }
        return report.findings().stream()
                .filter(f -> f.counts() && f.severity().atLeast(severity))
                .count();
    }
}
