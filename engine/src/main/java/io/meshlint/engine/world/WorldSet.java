package io.meshlint.engine.world;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport.SourceLines;
import java.util.List;
import java.util.Objects;

/**
 * All worlds of a run.
 *
 * @param worlds     by name
 * @param findings   what could not be read or rendered
 * @param notices    for the reader of the run
 * @param incomplete true where something could not be known offline
 * @param lines      the repository's files as they may be shown
 */
public record WorldSet(
        List<World> worlds, List<Finding> findings, List<String> notices, boolean incomplete, SourceLines lines) {
    public WorldSet {
        worlds = List.copyOf(worlds);
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
        Objects.requireNonNull(lines, "lines");
    }
}
