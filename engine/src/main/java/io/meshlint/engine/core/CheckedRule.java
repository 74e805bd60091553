package io.meshlint.engine.core;

import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.RuleIdentity;
import io.meshlint.engine.finding.Severity;
import io.meshlint.grammar.syntax.Declaration;
import java.util.List;
import java.util.Optional;

/**
 * A rule that can be run.
 *
 * @param applies conditions without variables; the rule runs only where all hold
 * @param subsumes rules that keep silent where this one reports
 * @param scope   the variables that are in scope at the report, in the order of their binding
 * @param slots   places in the frame
 */
public record CheckedRule(
        RuleDescriptor descriptor,
        Declaration.Rule syntax,
        List<Code> applies,
        List<Subsumption> subsumes,
        Query body,
        List<Variable> scope,
        Report report,
        int slots) {
    public CheckedRule {
        applies = List.copyOf(applies);
        subsumes = List.copyOf(subsumes);
        scope = List.copyOf(scope);
    }

    /** True if the rule can make another one keep silent. */
    public boolean subsumes(RuleIdentity other) {
        return subsumes.stream().anyMatch(subsumption -> subsumption.rules().contains(other));
    }

    /**
     * Rules that say less of the same mistake.
     *
     * @param rules in the order in which they are written
     * @param place evaluated for each row: their findings at it or below it are withdrawn; empty for those about the resources of this rule's
     *              finding, and at its very places for what meshlint itself finds
     */
    public record Subsumption(List<RuleIdentity> rules, Optional<Code> place) {
        public Subsumption {
            rules = List.copyOf(rules);
        }
    }

    /** What is reported for each row. For severities, messages and help the first that holds counts. */
    public record Report(
            Code location,
            List<SeverityCase> severities,
            List<Related> related,
            List<TextCase> messages,
            List<TextCase> help,
            List<Fix> fixes) {
        public Report {
            severities = List.copyOf(severities);
            related = List.copyOf(related);
            messages = List.copyOf(messages);
            help = List.copyOf(help);
            fixes = List.copyOf(fixes);
        }
    }

    public record SeverityCase(Severity severity, Code when) {}

    public record TextCase(Code text, Code when) {}

    /**
     * A related location, or one for each element of a list.
     *
     * @param each empty for a single location
     */
    public record Related(Optional<Each> each, Code location, Code text, Code when) {}

    public record Each(Variable variable, Code list) {}

    /**
     * @param value empty for a removal
     */
    public record Fix(Code title, Code target, Optional<Code> value, Code when) {}
}
