package io.meshlint.engine.catalogue;

import io.meshlint.engine.finding.RuleDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that a rule's declaration says.
 *
 * @param applies    the conditions of its header, as written
 * @param subsumes   the rules that keep silent where this one reports, as written
 * @param severities that replace the descriptor's, the first that holds counting
 * @param messages   with holes as written, for example {@code {dr.ref}}
 */
public record RulePage(
        RuleDescriptor rule,
        List<String> applies,
        List<String> subsumes,
        List<Case> severities,
        List<Case> messages,
        List<Case> help,
        List<Case> fixes) {
    public RulePage {
        applies = List.copyOf(applies);
        subsumes = List.copyOf(subsumes);
        severities = List.copyOf(severities);
        messages = List.copyOf(messages);
        help = List.copyOf(help);
        fixes = List.copyOf(fixes);
    }

    /**
     * Something that a report may say.
     *
     * @param when the condition as written; empty where it always holds
     */
    public record Case(String text, Optional<String> when) {}

    /** True if the word is the rule's code, name, or {@code pack/code}. */
    public boolean isNamed(String word) {
        return word.equals(rule.code()) || word.equals(rule.name()) || word.equals(rule.pack() + "/" + rule.code());
    }

    /** True if the word is one of its tags or equivalents, its pack, or part of its code, name, title or documentation. */
    public boolean mentions(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        String tag = wanted.startsWith("tag:") ? wanted.substring(4) : wanted;
        boolean tagged =
                rule.tags().stream().anyMatch(t -> t.toLowerCase(Locale.ROOT).equals(tag));
        if (wanted.startsWith("tag:")) {
            return tagged;
        }
        String text = String.join(" ", rule.code(), rule.name(), rule.title(), rule.description())
                .toLowerCase(Locale.ROOT);
        return tagged
                || rule.equivalents().stream().anyMatch(e -> e.equalsIgnoreCase(word))
                || rule.pack().equals(word)
                || text.contains(wanted);
    }
}
