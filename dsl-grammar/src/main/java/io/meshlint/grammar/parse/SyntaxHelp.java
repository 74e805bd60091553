package io.meshlint.grammar.parse;

import io.meshlint.grammar.text.EditDistance;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** What to write instead, where it is known. */
final class SyntaxHelp {
    private static final Set<String> QUANTIFIERS = Set.of("exists", "missing", "every");

    private SyntaxHelp() {}

    static Optional<String> forMissingExpression(Token before, Token found, boolean sameLine) {
        if (found.getType() == MeshRulesLexer.EQUAL || found.getType() == MeshRulesLexer.ASSIGN) {
            return before.getType() == MeshRulesLexer.EQUAL || before.getType() == MeshRulesLexer.ASSIGN
                    ? Optional.of("one `==` is enough")
                    : Optional.empty();
        }
        if (found.getType() == MeshRulesLexer.ANY) {
            return Optional.of("`_` stands for any value in a table, and names begin with a letter");
        }
        boolean word = Words.CLAUSES.contains(found.getType())
                || Words.REPORTS.contains(found.getType())
                || Words.DECLARATIONS.contains(found.getType());
        return word && sameLine ? Optional.of(reserved(found)) : Optional.empty();
    }

    /** Whether a {@code =} in this rule was meant to compare. */
    static boolean comparesHere(ParserRuleContext rule) {
        return isLineRule(rule)
                || rule instanceof MeshRulesParser.PrimaryContext
                || rule instanceof MeshRulesParser.ExprContext
                || rule instanceof MeshRulesParser.HoleContext;
    }

    /** Whether a rule repeats lines, so that what it cannot take stands behind an expression or begins a line. */
    static boolean isLineRule(ParserRuleContext rule) {
        return rule instanceof MeshRulesParser.BlockContext
                || rule instanceof MeshRulesParser.RuleDeclContext
                || rule instanceof MeshRulesParser.ReportContext
                || rule instanceof MeshRulesParser.ModuleContext;
    }

    static Optional<String> forUnexpected(
            Token found, Expectations expected, ParserRuleContext rule, boolean behindExpression) {
        int type = found.getType();
        boolean wordlike = type == MeshRulesLexer.IDENT || Words.spelling(type).equals(found.getText());
        if (type == MeshRulesLexer.IDENT) {
            Optional<String> misspelt = misspelt(found, expected, behindExpression);
            if (misspelt.isPresent()) {
                return misspelt;
            }
        }
        if (rule instanceof MeshRulesParser.NamePrimaryContext call) {
            Optional<String> quantifier = EditDistance.nearest(call.getStart().getText(), QUANTIFIERS);
            boolean introduced =
                    type == MeshRulesLexer.WHERE || type == MeshRulesLexer.COLON || type == MeshRulesLexer.SATISFIES;
            if (quantifier.isPresent() && introduced) {
                return Optional.of("did you mean `" + quantifier.get() + "`?");
            }
        }
        if (rule instanceof MeshRulesParser.PresenceExprContext) {
            return Optional.of(
                    type == MeshRulesLexer.NOT
                            ? "write `is absent` or `is present`"
                            : "`is` only tests for `present` and `absent`; compare values with `==`");
        }
        boolean nothingMore = type == MeshRulesLexer.EOF && !(rule instanceof MeshRulesParser.ModuleDeclContext);
        if (nothingMore || expected.allows(MeshRulesLexer.LEFT_BRACE) && !expected.allowsExpression()) {
            return Optional.empty();
        }
        Optional<String> byRule = forRule(found, rule);
        if (byRule.isPresent()) {
            return byRule;
        }
        boolean keyword = wordlike
                && type != MeshRulesLexer.IDENT
                && found.getText().chars().allMatch(Character::isLetter);
        boolean name = expected.allows(MeshRulesLexer.IDENT) && !expected.allowsExpression()
                || rule instanceof MeshRulesParser.PrimaryContext && !behindExpression;
        return keyword && name ? Optional.of(reserved(found)) : Optional.empty();
    }

    private static String reserved(Token word) {
        return "`" + word.getText()
                + "` is a word of the language; choose another name (behind a dot every word is allowed)";
    }

    private static Optional<String> misspelt(Token found, Expectations expected, boolean behindExpression) {
        Set<String> candidates = new TreeSet<>(expected.words());
        if (behindExpression) {
            candidates.addAll(Words.BEHIND_OPERANDS);
        }
        candidates.remove(found.getText());
        return EditDistance.nearest(found.getText(), candidates).map(word -> "did you mean `" + word + "`?");
    }

    private static Optional<String> forRule(Token found, ParserRuleContext rule) {
        int type = found.getType();
        if (rule instanceof MeshRulesParser.ModuleDeclContext) {
            return Optional.of("begin the file with `module` and a name, for example `module shop.rules`");
        }
        if (rule instanceof MeshRulesParser.ModuleContext) {
            return switch (type) {
                case MeshRulesLexer.IMPORT -> Optional.of("imports stand between `module` and the first declaration");
                case MeshRulesLexer.RIGHT_BRACE -> Optional.of("remove it: nothing is open here");
                case MeshRulesLexer.MODULE -> Optional.of("a file is one module; begin another file");
                default ->
                    Words.CLAUSES.contains(type) || Words.REPORTS.contains(type)
                            ? Optional.of(
                                    "clauses and reports stand inside `view` or `rule`; perhaps a `}` above closes too"
                                            + " much")
                            : Optional.empty();
            };
        }
        if (rule instanceof MeshRulesParser.RuleDeclContext || rule instanceof MeshRulesParser.ReportContext) {
            if (Words.REPORTS.contains(type) && type != MeshRulesLexer.REPORT) {
                return Optional.of("begin the report with `report at` and the place to show");
            }
            if (type == MeshRulesLexer.REPORT) {
                return Optional.of("a rule has one report; write a second rule, or `related at` for a second place");
            }
            if (type == MeshRulesLexer.RIGHT_BRACE) {
                return Optional.of("end the rule with `report at` and the place to show, and a `message`");
            }
            if (Words.HEADERS.contains(type)) {
                return Optional.of("headers stand before the first clause");
            }
            if (Words.CLAUSES.contains(type)) {
                return Optional.of("clauses stand before `report`");
            }
        }
        if (rule instanceof MeshRulesParser.BlockContext && Words.REPORTS.contains(type)) {
            return Optional.of("only a rule has a report");
        }
        if (rule instanceof MeshRulesParser.FirstClauseContext) {
            return Optional.of("`first { … }` goes on with `else { … }`");
        }
        if (rule instanceof MeshRulesParser.EitherClauseContext) {
            return Optional.of("`either { … }` goes on with `or { … }`");
        }
        if ((rule instanceof MeshRulesParser.BlockContext || rule instanceof MeshRulesParser.ClauseContext)
                && type == MeshRulesLexer.RIGHT_BRACE) {
            return Optional.of("a block has at least one clause");
        }
        if (rule instanceof MeshRulesParser.TitleContext || within(rule, MeshRulesParser.RuleHeadContext.class)) {
            return Optional.of(
                    "a rule begins with a code, a name and a title: `rule MTLS001 what-is-wrong \"What is wrong\" {`");
        }
        if (rule instanceof MeshRulesParser.ParamDeclContext && type == MeshRulesLexer.ASSIGN) {
            return Optional.of("a parameter has a type: `param name: string = …`");
        }
        if (rule instanceof MeshRulesParser.TableRowContext || rule instanceof MeshRulesParser.TableDeclContext) {
            return Optional.of(
                    "a row looks like `| 'text' | >= 1.8 | _ |`: constants, comparisons, or `_` for any value");
        }
        if (rule instanceof MeshRulesParser.ColumnContext) {
            return Optional.of("each column has a type: `name: string`");
        }
        if (rule instanceof MeshRulesParser.IfExprContext) {
            return Optional.of("write `if condition then value else other`");
        }
        if (within(rule, MeshRulesParser.HeaderContext.class) && type == MeshRulesLexer.STRING) {
            return Optional.of("write it without quotes");
        }
        return Optional.empty();
    }

    private static boolean within(ParserRuleContext rule, Class<? extends ParserRuleContext> type) {
        return type.isInstance(rule) || type.isInstance(rule.getParent());
    }
}
