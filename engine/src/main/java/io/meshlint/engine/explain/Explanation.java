package io.meshlint.engine.explain;

import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.grammar.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * Why a rule reports or keeps silent. All texts are for people and as hostile as the manifests that they come from.
 *
 * @param rule        empty where there is no such rule
 * @param worlds      by name
 * @param diagnostics mistakes in packs
 * @param problems    what keeps it from being explained, whole messages
 */
public record Explanation(
        Optional<RuleDescriptor> rule,
        List<WorldExplanation> worlds,
        List<Diagnostic> diagnostics,
        List<String> problems) {
    public Explanation {
        worlds = List.copyOf(worlds);
        diagnostics = List.copyOf(diagnostics);
        problems = List.copyOf(problems);
    }

    /**
     * A rule in one world.
     *
     * @param conditions of the rule's header
     * @param focus      the resources whose rows count; empty for all
     * @param bodies     the rule's, and those of views where the rule alone does not tell
     * @param findings   for example {@code gateways.yaml:12: error: …}; with a focus, those that name it
     * @param notes      what else a person has to know
     * @param plan       how the rule is really run; empty unless asked for
     */
    public record WorldExplanation(
            String world,
            int resources,
            List<HeaderLine> conditions,
            List<String> focus,
            List<Body> bodies,
            List<String> findings,
            List<String> notes,
            List<String> plan) {
        public WorldExplanation {
            conditions = List.copyOf(conditions);
            focus = List.copyOf(focus);
            bodies = List.copyOf(bodies);
            findings = List.copyOf(findings);
            notes = List.copyOf(notes);
            plan = List.copyOf(plan);
        }

        /** True if the rule is for the target at all. */
        public boolean applies() {
            return conditions.stream().allMatch(HeaderLine::holds);
        }
    }

    /**
     * A condition of a rule's header.
     *
     * @param values for example {@code istio is 1.30}
     */
    public record HeaderLine(String condition, boolean holds, List<String> values) {
        public HeaderLine {
            values = List.copyOf(values);
        }
    }

    /**
     * The clauses of a rule or view.
     *
     * @param title for example {@code view StrictPort}; empty for the rule's own
     * @param stops the clauses that removed the last row; empty where rows are left
     */
    public record Body(String title, List<FunnelLine> lines, List<Stop> stops) {
        public Body {
            lines = List.copyOf(lines);
            stops = List.copyOf(stops);
        }
    }

    /**
     * A clause, or a branch of one.
     *
     * @param depth 0 for clauses of the body itself
     * @param rows  that came out of it; -1 where none could reach it
     * @param stop  true if it removed the last row
     */
    public record FunnelLine(int depth, long rows, String text, boolean stop) {}

    /**
     * The clause that removed the last row.
     *
     * @param place  {@code file:line} of the clause
     * @param reason what was missing; empty for a condition
     * @param misses the rows that came closest
     */
    public record Stop(String place, String clause, String reason, List<Miss> misses) {
        public Stop {
            misses = List.copyOf(misses);
        }
    }

    /**
     * A row that a condition rejected.
     *
     * @param row       for example {@code d = Deployment shop/cart}
     * @param condition the part that does not hold
     * @param values    for example {@code d.spec.replicas is 1}
     */
    public record Miss(List<String> row, String condition, List<String> values) {
        public Miss {
            row = List.copyOf(row);
            values = List.copyOf(values);
        }
    }
}
