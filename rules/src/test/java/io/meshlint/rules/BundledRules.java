package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.fixture.PackTest;
import io.meshlint.engine.fixture.PackTestOutcome;
import io.meshlint.engine.fixture.PackTestRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The rules on the class path. */
final class BundledRules {
    private BundledRules() {}

    /**
     * Runs fixtures of theirs.
     *
     * @param elsewhere places of other fixtures than the pack's own
     */
    static PackTestOutcome test(List<Path> elsewhere) {
        PackTestOutcome outcome = PackTest.run(new PackTestRequest(
                Path.of("").toAbsolutePath(),
                elsewhere,
                List.of(),
                BundledRules.class.getClassLoader(),
                List.of(),
                false,
                () -> {
                    throw new AssertionError("a fixture is plain manifests");
                }));
        assertThat(outcome.wasRun())
                .as(outcome.problems() + " " + outcome.diagnostics())
                .isTrue();
        return outcome;
    }

    /** Their codes. */
    static TreeSet<String> codes() {
        LintOutcome outcome = Linter.lint(new LintRequest(
                List.of(),
                Optional.of(""),
                Optional.empty(),
                List.of(),
                BundledRules.class.getClassLoader(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                () -> {
                    throw new AssertionError("nothing is to be rendered");
                }));
        TreeSet<String> codes = new TreeSet<>();
        outcome.report().rules().stream()
                .filter(rule -> rule.pack().equals("istio"))
                .map(RuleDescriptor::code)
                .forEach(codes::add);
        return codes;
    }
}
