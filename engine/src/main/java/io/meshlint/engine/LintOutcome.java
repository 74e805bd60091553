package io.meshlint.engine;

import io.meshlint.engine.finding.LintReport;
import io.meshlint.grammar.diagnostic.Diagnostic;
import java.util.List;

/**
 * What came of a request.
 *
 * @param report          the findings; without those of rules that could not be run
 * @param ruleDiagnostics mistakes in packs, by file and place; with an error among them the run was not done as asked
 * @param problems        mistakes in the request or the configuration, whole messages with file and line; with any, the run was not done as asked
 */
public record LintOutcome(LintReport report, List<Diagnostic> ruleDiagnostics, List<String> problems) {
    public LintOutcome {
        ruleDiagnostics = List.copyOf(ruleDiagnostics);
        problems = List.copyOf(problems);
    }

    /** True if something in the request, the configuration or a pack kept the run from being done as asked. */
    public boolean notDoneAsAsked() {
        return !problems.isEmpty() || ruleDiagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** True if a problem kept everything from being linted: the report then says nothing about the repository and is not to be shown. */
    public boolean nothingWasLinted() {
        return !problems.isEmpty()
                && report.worlds().isEmpty()
                && report.findings().isEmpty();
    }
}
