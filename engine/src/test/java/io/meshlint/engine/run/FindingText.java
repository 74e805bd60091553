package io.meshlint.engine.run;

import io.meshlint.engine.finding.Finding;
import java.util.List;

/** Findings as a person reads them in a test. */
final class FindingText {
    private FindingText() {}

    static String of(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.severity().label())
                    .append(' ')
                    .append(finding.rule().code())
                    .append(" line ")
                    .append(finding.location().region().startLine())
                    .append(" at ")
                    .append(finding.location().path())
                    .append(": ")
                    .append(finding.message())
                    .append('\n');
            finding.related()
                    .forEach(related -> text.append("  related line ")
                            .append(related.location().region().startLine())
                            .append(": ")
                            .append(related.message())
                            .append('\n'));
            finding.conditions()
                    .forEach(condition -> text.append("  unless elsewhere there is ")
                            .append(condition)
                            .append('\n'));
            for (Finding.Fix fix : finding.fixes()) {
                text.append("  fix: ").append(fix.title()).append('\n');
                fix.snippet()
                        .lines()
                        .forEach(line -> text.append("    ").append(line).append('\n'));
                fix.edits()
                        .forEach(edit -> text.append("    edit line ")
                                .append(edit.location().region().startLine())
                                .append(": ")
                                .append(edit.replacement())
                                .append('\n'));
            }
        }
        return text.toString();
    }

    /** All of a finding, for comparing what two plans give. */
    static String whole(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding).append('\n'));
        return text.toString();
    }
}
