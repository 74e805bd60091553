package io.meshlint.grammar.parse;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Habits from YAML and from other languages, and how the same is written here. */
final class SyntaxHints {
    /** Operators of other languages that are words, and the functions they are here. */
    private static final Map<String, String> INFIX = Map.of(
            "contains", "contains(…, …)",
            "includes", "contains(…, …)",
            "like", "matches(…, '…')",
            "matches", "matches(…, '…')",
            "match", "matches(…, '…')",
            "startsWith", "startsWith(…, …)",
            "startswith", "startsWith(…, …)",
            "endsWith", "endsWith(…, …)",
            "endswith", "endsWith(…, …)");

    private static final Set<Integer> BEGIN_CONDITIONS = Set.of(
            MeshRulesLexer.DOT,
            MeshRulesLexer.LEFT_PAREN,
            MeshRulesLexer.EQUAL,
            MeshRulesLexer.NOT_EQUAL,
            MeshRulesLexer.IN,
            MeshRulesLexer.IS);

    private final Token before;
    private final Token found;
    private final Token next;
    private final ParserRuleContext rule;
    private final boolean behindExpression;

    /**
     * @param before the token in front of the one that does not fit; null at the beginning
     * @param next   the one behind it
     */
    SyntaxHints(Token before, Token found, Token next, ParserRuleContext rule, boolean behindExpression) {
        this.before = before;
        this.found = found;
        this.next = next;
        this.rule = rule;
        this.behindExpression = behindExpression;
    }

    Optional<String> hint() {
        return switch (found.getType()) {
            case MeshRulesLexer.COLON -> colon();
            case MeshRulesLexer.IF -> conditional();
            case MeshRulesLexer.INT -> version();
            case MeshRulesLexer.BY ->
                rule instanceof MeshRulesParser.CollectedContext
                        ? Optional.of("`into` stands before `by`: `group x into all by key`")
                        : Optional.empty();
            case MeshRulesLexer.SLASH ->
                before != null && before.getType() == MeshRulesLexer.IDENT && SyntaxHelp.isLineRule(rule)
                        ? Optional.of("a kind of an API group is imported: `import networking.istio.io (Gateway)`, then"
                                + " `for x: Gateway`")
                        : Optional.empty();
            case MeshRulesLexer.STRING, MeshRulesLexer.RAW, MeshRulesLexer.TEXTBLOCK ->
                rule instanceof MeshRulesParser.RelatedItemContext
                        ? Optional.of("say which place before the text: `related at svc.spec.ports \"…\"`")
                        : operand();
            default ->
                branch().or(this::quantifier)
                        .or(this::infix)
                        .or(this::condition)
                        .or(this::operand);
        };
    }

    private Optional<String> colon() {
        boolean line = rule instanceof MeshRulesParser.HeaderContext
                || rule instanceof MeshRulesParser.ReportContext
                || rule instanceof MeshRulesParser.ReportItemContext
                || rule instanceof MeshRulesParser.ItemContext
                || rule instanceof MeshRulesParser.RuleDeclContext
                || rule.getParent() instanceof MeshRulesParser.HeaderContext
                || rule.getParent() instanceof MeshRulesParser.ItemContext;
        return line && before != null && before.getText().chars().allMatch(Character::isLetter)
                ? Optional.of("leave out the colon: `" + before.getText() + " …`")
                : Optional.empty();
    }

    private Optional<String> conditional() {
        if (rule instanceof MeshRulesParser.FirstClauseContext
                || rule.getParent() instanceof MeshRulesParser.FirstClauseContext) {
            return Optional.of("the condition stands inside of the branch: `else { where … }`");
        }
        return SyntaxHelp.isLineRule(rule)
                ? Optional.of("to keep rows write `where …`, to choose between clauses `first { where … } else { … }`;"
                        + " `if … then … else …` is a value")
                : Optional.empty();
    }

    private Optional<String> version() {
        boolean behindLetter = before != null && before.getType() == MeshRulesLexer.DOT;
        return behindLetter
                ? Optional.of("an element is asked for as `list[0]`, and a version has no letter in front: `1.9`")
                : operand();
    }

    /** {@code or} with a brace goes on with a condition where the branch before it was never closed. */
    private Optional<String> branch() {
        boolean clause = rule.getStart() != null
                && Words.CLAUSES.contains(rule.getStart().getType());
        return rule instanceof MeshRulesParser.EntryContext && clause
                ? Optional.of("close the branch with `}` before the next one begins: `} or {`, `} else {`")
                : Optional.empty();
    }

    private Optional<String> quantifier() {
        return rule instanceof MeshRulesParser.ExistsPrimaryContext
                        || rule.getParent() instanceof MeshRulesParser.ExistsPrimaryContext
                ? Optional.of(
                        "write `exists (x: Kind where …)` or `exists (x in list where …)`; of a field ask whether it"
                                + " `is present`")
                : Optional.empty();
    }

    private Optional<String> infix() {
        return behindExpression && found.getType() == MeshRulesLexer.IDENT && INFIX.containsKey(found.getText())
                ? Optional.of("a function stands before its arguments: `" + INFIX.get(found.getText()) + "`")
                : Optional.empty();
    }

    private Optional<String> condition() {
        boolean begins = found.getType() == MeshRulesLexer.IDENT
                && next != null
                && BEGIN_CONDITIONS.contains(next.getType())
                && !behindExpression;
        boolean here = rule instanceof MeshRulesParser.BlockContext || rule instanceof MeshRulesParser.RuleDeclContext;
        return begins && here ? Optional.of("a condition begins with `where`") : Optional.empty();
    }

    /** Two expressions beside each other. */
    private Optional<String> operand() {
        boolean begins = switch (found.getType()) {
            case MeshRulesLexer.IDENT,
                    MeshRulesLexer.STRING,
                    MeshRulesLexer.RAW,
                    MeshRulesLexer.INT,
                    MeshRulesLexer.LEFT_PAREN,
                    MeshRulesLexer.EXISTS,
                    MeshRulesLexer.MISSING,
                    MeshRulesLexer.EVERY -> true;
            default -> false;
        };
        boolean where = rule instanceof MeshRulesParser.BlockContext || rule instanceof MeshRulesParser.RuleDeclContext;
        return begins && where && behindExpression
                ? Optional.of("join two conditions with `and` or `or`, or begin a second `where`")
                : Optional.empty();
    }
}
