package io.meshlint.maven;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.finding.FailureThreshold;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.grammar.diagnostic.Diagnostic;

/** Whether the build goes on, and what it says if not; the last line of a message tells what to do. */
record Verdict(FailureThreshold failOn, boolean failOnViolation, int maxAllowedViolations) {

    boolean fails(LintReport report) {
        return failOnViolation && failOn.violations(report) > maxAllowedViolations;
    }

    String failure(LintReport report, ReportDirectory reports) {
        long violations = failOn.violations(report);
        String allowed = maxAllowedViolations == 0 ? "" : ", " + maxAllowedViolations + " allowed";
        String details = reports.text().map(file -> "they are also in " + file).orElse("they are in the log above");
        return "meshlint found " + counted(violations, "violation") + " (failOn " + failOn.label() + allowed + ").\n"
                + "Change the configuration at the lines named (" + details
                + "), or pass -Dmeshlint.failOn=never to build without.";
    }

    String notDone(LintOutcome outcome) {
        long rules =
                outcome.ruleDiagnostics().stream().filter(Diagnostic::isError).count();
        StringBuilder message = new StringBuilder("meshlint could not run as asked:\n");
        outcome.problems().forEach(problem -> message.append(problem).append('\n'));
        if (rules > 0) {
            message.append(counted(rules, "mistake")).append(" in rules, named above\n");
        }
        return message.append("Correct this and build again.").toString();
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
