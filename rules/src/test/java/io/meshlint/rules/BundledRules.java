package io.meshlint.rules;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import io.meshlint.engine.finding.RuleDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The rules on the class path. */
final class BundledRules {
    private BundledRules() {}

    /** Their codes. */
    static TreeSet<String> codes() {
        LintOutcome outcome = Linter.lint(new LintRequest(
                List.of(), Optional.of(""), Optional.empty(), List.of(), BundledRules.class.getClassLoader(), List.of(), List.of(),
                Optional.empty(), Optional.empty(), Optional.empty(),
                () -> {
                    throw new AssertionError("nothing is to be rendered");
                }));
        TreeSet<String> codes = new TreeSet<>();
        outcome.report().rules().stream().filter(rule -> rule.pack().equals("istio")).map(RuleDescriptor::code).forEach(codes::add);
        return codes;
    }
}
