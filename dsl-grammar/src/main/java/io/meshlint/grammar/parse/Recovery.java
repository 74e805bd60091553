package io.meshlint.grammar.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * Finds the token at which parsing resumes after a mistake: the next clause, line of a report, row or declaration, or the
 * brace that closes what is open. Blocks in between are passed over whole.
 */
final class Recovery {
    private final Reading reading;
    private final TokenStream tokens;

    Recovery(Reading reading, TokenStream tokens) {
        this.reading = reading;
        this.tokens = tokens;
    }

    /** Whether a rule ends its own mistakes here, instead of handing them to the rule around it. */
    static boolean resumes(ParserRuleContext rule) {
        return rule instanceof MeshRulesParser.ClauseContext
                || rule instanceof MeshRulesParser.HeaderContext
                || rule instanceof MeshRulesParser.ReportItemContext
                || rule instanceof MeshRulesParser.ReportContext
                || rule instanceof MeshRulesParser.TableRowContext
                || rule instanceof MeshRulesParser.ViewHeadContext
                || rule instanceof MeshRulesParser.RuleHeadContext
                || rule instanceof MeshRulesParser.ModuleDeclContext
                || rule instanceof MeshRulesParser.ImportDeclContext
                || rule instanceof MeshRulesParser.DeclarationContext
                || rule instanceof MeshRulesParser.ModuleContext
                || rule instanceof MeshRulesParser.HoleContext;
    }

    /** Consumes up to where {@code rule}, or the one around it, can go on. */
    void resume(ParserRuleContext rule) {
        Deque<Integer> open = openBrackets(rule);
        while (!stops(rule, open)) {
            int type = tokens.LA(1);
            if (type == MeshRulesLexer.LEFT_BRACE && beginsBlock()) {
                skipBlock();
                continue;
            }
            switch (type) {
                case MeshRulesLexer.LEFT_PAREN, MeshRulesLexer.LEFT_BRACKET, MeshRulesLexer.LEFT_BRACE ->
                    open.push(type);
                case MeshRulesLexer.RIGHT_PAREN, MeshRulesLexer.RIGHT_BRACKET, MeshRulesLexer.RIGHT_BRACE ->
                    open.poll();
                default -> {}
            }
            tokens.consume();
        }
    }

    private boolean stops(ParserRuleContext rule, Deque<Integer> open) {
        int type = tokens.LA(1);
        if (type == Token.EOF || beginsDeclaration()) {
            return true;
        }
        if (rule instanceof MeshRulesParser.DeclarationContext
                || rule instanceof MeshRulesParser.ModuleContext
                || rule instanceof MeshRulesParser.ImportDeclContext
                || rule instanceof MeshRulesParser.ModuleDeclContext) {
            return false;
        }
        if (rule instanceof MeshRulesParser.TableRowContext || rule instanceof MeshRulesParser.TableDeclContext) {
            return type == MeshRulesLexer.RIGHT_BRACE || type == MeshRulesLexer.BAR && firstOnLine();
        }
        if (type == MeshRulesLexer.RIGHT_BRACE) {
            return open.isEmpty() || open.peek() != MeshRulesLexer.LEFT_BRACE;
        }
        if (isBehindDot()) {
            return false;
        }
        boolean head =
                rule instanceof MeshRulesParser.ViewHeadContext || rule instanceof MeshRulesParser.RuleHeadContext;
        if (head && type == MeshRulesLexer.LEFT_BRACE && (beginsBlock() || firstOnLine(2))) {
            return true;
        }
        if (Words.CLAUSES.contains(type) || Words.REPORTS.contains(type)) {
            return open.isEmpty() || firstOnLine();
        }
        return Words.HEADERS.contains(type) && firstOnLine();
    }

    /** Whether the next token begins a declaration; {@code type} does where a line begins with {@code type name =}. */
    boolean beginsDeclaration() {
        int type = tokens.LA(1);
        boolean word = Words.DECLARATIONS.contains(type)
                || type == MeshRulesLexer.TYPE && tokens.LA(3) == MeshRulesLexer.ASSIGN;
        return word && firstOnLine() && !isBehindDot();
    }

    /** Whether a line's first word stands within a line where nothing can begin: it was meant as a name. */
    boolean isWordForName() {
        int type = tokens.LA(1);
        boolean word =
                Words.CLAUSES.contains(type) || Words.REPORTS.contains(type) || Words.DECLARATIONS.contains(type);
        return word && !firstOnLine() && !Tokens.endsExpression(tokens.LT(-1));
    }

    /** Behind a dot every word is a name. */
    private boolean isBehindDot() {
        Token before = tokens.LT(-1);
        return before != null && before.getType() == MeshRulesLexer.DOT;
    }

    private boolean beginsBlock() {
        return Words.CLAUSES.contains(tokens.LA(2));
    }

    private void skipBlock() {
        int depth = 0;
        do {
            int type = tokens.LA(1);
            if (type == Token.EOF || beginsDeclaration()) {
                return;
            }
            depth += type == MeshRulesLexer.LEFT_BRACE ? 1 : type == MeshRulesLexer.RIGHT_BRACE ? -1 : 0;
            tokens.consume();
        } while (depth > 0);
    }

    private Deque<Integer> openBrackets(ParserRuleContext rule) {
        Deque<Integer> open = new ArrayDeque<>();
        boolean container = rule instanceof MeshRulesParser.BlockContext
                || rule instanceof MeshRulesParser.RuleDeclContext
                || rule instanceof MeshRulesParser.TableDeclContext
                || rule instanceof MeshRulesParser.ModuleContext;
        int from = container ? tokens.index() : rule.getStart().getTokenIndex();
        for (int i = from; i < tokens.index(); i++) {
            int type = tokens.get(i).getType();
            switch (type) {
                case MeshRulesLexer.LEFT_PAREN, MeshRulesLexer.LEFT_BRACKET, MeshRulesLexer.LEFT_BRACE ->
                    open.push(type);
                case MeshRulesLexer.RIGHT_PAREN, MeshRulesLexer.RIGHT_BRACKET, MeshRulesLexer.RIGHT_BRACE ->
                    open.poll();
                default -> {}
            }
        }
        return open;
    }

    boolean firstOnLine() {
        return firstOnLine(1);
    }

    private boolean firstOnLine(int distance) {
        Token token = tokens.LT(distance);
        Token before = distance == 1 ? tokens.LT(-1) : tokens.LT(distance - 1);
        return before == null
                || reading.span(token).startLine() != reading.text().line(before.getStopIndex() + 1);
    }
}
