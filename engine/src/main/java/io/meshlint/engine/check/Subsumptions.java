package io.meshlint.engine.check;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.RuleIdentity;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.EditDistance;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules that other rules subsume. */
final class Subsumptions {
    /** What meshlint itself finds and rules may say better; the rest is about files that cannot be read, where no rule sees anything. */
    private static final String SUBSUMABLE = "SCHEMA";

    private final Map<RuleIdentity, Declaration.Rule> rules = new LinkedHashMap<>();
    private final Map<RuleIdentity, Map<RuleIdentity, Span>> subsumed = new LinkedHashMap<>();
    private final Diagnostics diagnostics;
    /** True if rules may be missing, because a text has mistakes. */
    private final boolean incomplete;

    Subsumptions(boolean incomplete, Diagnostics diagnostics) {
        this.incomplete = incomplete;
        this.diagnostics = diagnostics;
    }

    void add(String pack, Declaration.Rule rule) {
        rules.putIfAbsent(new RuleIdentity(pack, rule.code().text()), rule);
    }

    /**
     * What a header names.
     *
     * @param place what the header's place means
     */
    CheckedRule.Subsumption check(
            BodyContext context,
            String pack,
            Declaration.Rule rule,
            Declaration.Header.Subsumes header,
            Optional<Code> place) {
        RuleIdentity own = new RuleIdentity(pack, rule.code().text());
        List<RuleIdentity> named = new ArrayList<>();
        for (Identifier word : header.rules()) {
            List<RuleIdentity> found = find(pack, word.text());
            if (found.isEmpty()) {
                reportUnknown(context, word);
            }
            for (RuleIdentity other : found) {
                named.add(other);
                subsumed.computeIfAbsent(own, none -> new LinkedHashMap<>()).putIfAbsent(other, word.span());
            }
        }
        return new CheckedRule.Subsumption(named, place);
    }

    /** Of the same pack, else of all others, else one of meshlint itself. */
    private List<RuleIdentity> find(String pack, String word) {
        List<RuleIdentity> all = rules.entrySet().stream()
                .filter(rule -> rule.getValue().code().text().equals(word)
                        || rule.getValue().name().text().equals(word))
                .map(Map.Entry::getKey)
                .toList();
        List<RuleIdentity> own =
                all.stream().filter(rule -> rule.pack().equals(pack)).toList();
        if (!all.isEmpty()) {
            return own.isEmpty() ? all : own;
        }
        return builtIn(word).filter(Subsumptions::isSubsumable).stream()
                .map(rule -> rule.descriptor().identity())
                .toList();
    }

    private static boolean isSubsumable(BuiltInRule rule) {
        return rule.code().startsWith(SUBSUMABLE);
    }

    private static Optional<BuiltInRule> builtIn(String word) {
        for (BuiltInRule rule : BuiltInRule.values()) {
            if (rule.code().equals(word) || rule.descriptor().name().equals(word)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private void reportUnknown(BodyContext context, Identifier word) {
        Optional<BuiltInRule> builtIn = builtIn(word.text());
        if (builtIn.isPresent()) {
            context.report(
                    DiagnosticCode.NOT_SUBSUMABLE,
                    word.span(),
                    "`" + word.text() + "` is told whatever rules say",
                    "leave it out: rules cannot see what was not read. Of meshlint's own checks those of schemas,"
                            + " for example `SCHEMA001`, can be named here");
            return;
        }
        if (incomplete) {
            context.poison();
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        rules.values()
                .forEach(rule ->
                        names.addAll(List.of(rule.code().text(), rule.name().text())));
        for (BuiltInRule rule : BuiltInRule.values()) {
            if (isSubsumable(rule)) {
                names.add(rule.code());
            }
        }
        context.report(
                DiagnosticCode.UNKNOWN_RULE,
                word.span(),
                "there is no rule `" + word.text() + "`",
                EditDistance.nearest(word.text(), names)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("write the code or the name of a rule; `meshlint rules` lists all"));
    }

    /** Reports rules that take over from themselves, each cycle once. */
    void reportCycles() {
        Set<RuleIdentity> reported = new HashSet<>();
        for (RuleIdentity rule : subsumed.keySet()) {
            List<RuleIdentity> cycle = cycle(rule);
            if (!cycle.isEmpty() && cycle.stream().noneMatch(reported::contains)) {
                report(cycle);
            }
            reported.addAll(cycle);
        }
    }

    /** The shortest way from a rule back to itself, without its end; empty where there is none. */
    private List<RuleIdentity> cycle(RuleIdentity start) {
        Map<RuleIdentity, RuleIdentity> from = new LinkedHashMap<>();
        List<RuleIdentity> open = new ArrayList<>(List.of(start));
        for (int i = 0; i < open.size(); i++) {
            for (RuleIdentity next :
                    subsumed.getOrDefault(open.get(i), Map.of()).keySet()) {
                if (next.equals(start)) {
                    List<RuleIdentity> path = new ArrayList<>();
                    for (RuleIdentity at = open.get(i); at != null; at = from.get(at)) {
                        path.add(0, at);
                    }
                    return path;
                }
                if (!open.contains(next)) {
                    from.put(next, open.get(i));
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    private void report(List<RuleIdentity> cycle) {
        RuleIdentity first = cycle.get(0);
        RuleIdentity second = cycle.get(1 % cycle.size());
        Span span = subsumed.get(first).get(second);
        if (cycle.size() == 1) {
            diagnostics.add(
                    Diagnostic.of(DiagnosticCode.SUBSUMPTION_CYCLE, span, "`" + first.code() + "` subsumes itself")
                            .note("no finding of it would be left")
                            .help("name the rule that says less of the same mistake, or leave the header out"));
            return;
        }
        String names =
                cycle.stream().map(RuleIdentity::code).collect(Collectors.joining(" -> ")) + " -> " + first.code();
        Diagnostic diagnostic =
                Diagnostic.of(DiagnosticCode.SUBSUMPTION_CYCLE, span, "these rules subsume each other: " + names);
        for (int i = 1; i < cycle.size(); i++) {
            RuleIdentity next = cycle.get((i + 1) % cycle.size());
            diagnostic = diagnostic.note(
                    subsumed.get(cycle.get(i)).get(next), cycle.get(i).code() + " subsumes " + next.code() + " here");
        }
        diagnostics.add(diagnostic.help(
                "keep the header at the rule that says most, or no finding is left where they report together"));
    }
}
