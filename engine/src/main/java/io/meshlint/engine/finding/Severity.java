package io.meshlint.engine.finding;

import java.util.Locale;
import java.util.Optional;

/** How bad a finding is, worst first. */
public enum Severity {
    /** Traffic or a pod's start is broken as written. */
    ERROR,
    /** Broken under a common, plausible condition. */
    WARNING,
    /** Fragile, without effect, or not decidable. */
    NOTE;

    /** {@code error}, {@code warning}, {@code note}: as rules, configuration, JSON and SARIF write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Severity> of(String label) {
        for (Severity severity : values()) {
            if (severity.label().equals(label)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    /** The next lower severity; a note stays a note. */
    public Severity lowered() {
        return this == ERROR ? WARNING : NOTE;
    }

    /** True if this is as bad as {@code threshold} or worse. */
    public boolean atLeast(Severity threshold) {
        return compareTo(threshold) <= 0;
    }
}
