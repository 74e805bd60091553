package io.meshlint.engine.core;

import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import io.meshlint.grammar.syntax.Declaration;
import java.util.List;
import java.util.Optional;

/**
 * A rule that can be run.
 *
 * @param applies conditions without variables; the rule runs only where all hold
 * @param scope   the variables that are in scope at the report, in the order of their binding
 * @param slots   places in the frame
 */
public record CheckedRule(
        RuleDescriptor descriptor,
        Declaration.Rule syntax,
        List<Code> applies,
        Query body,
        List<Variable> scope,
        Report report,
        int slots) {
    public CheckedRule {
        applies = List.copyOf(applies);
        scope = List.copyOf(scope);
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
