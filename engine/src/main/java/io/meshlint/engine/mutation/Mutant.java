package io.meshlint.engine.mutation;

import io.meshlint.grammar.text.SourceText;
import io.meshlint.grammar.text.Span;
import java.util.Objects;

/**
 * One change of a module.
 *
 * @param rule        code of the rule that it changes; empty for a view, function or table of the module
 * @param at          what is replaced
 * @param replacement what stands there instead
 * @param change      what a person reads, for example {@code `a == b` left out}
 */
public record Mutant(String rule, Span at, String replacement, String change) {
    private static final int LONGEST = 90;

    public Mutant {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(replacement, "replacement");
        Objects.requireNonNull(change, "change");
    }

    /** The whole text of the module with the change made. */
    public SourceText text() {
        String content = at.source().content();
        return new SourceText(
                at.source().name(), content.substring(0, at.start()) + replacement + content.substring(at.end()));
    }

    /** A stretch of a rule on one line, without comments, shortened. */
    public static String shown(Span span) {
        String text = span.text()
                .replaceAll("(?m)(^|\\s)#.*$", "")
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
