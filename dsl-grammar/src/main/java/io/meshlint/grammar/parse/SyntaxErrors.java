package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import java.util.function.Supplier;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * One message per mistake. A mistake in an expression ends its clause, not the file: the exception travels outwards to the
 * first rule that can resume at a keyword. A missing operand or brace is passed over, and reading goes on at its place.
 */
final class SyntaxErrors extends DefaultErrorStrategy {
    private final Reading reading;
    private final SyntaxMessages messages;

    SyntaxErrors(Reading reading) {
        this.reading = reading;
        this.messages = new SyntaxMessages(reading);
    }

    @Override
    public void reportError(Parser parser, RecognitionException mistake) {
        once(parser, () -> messages.mistake(parser, mistake));
    }

    private void once(Parser parser, Supplier<Diagnostic> message) {
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            reading.report(message.get());
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException mistake) {
        ParserRuleContext rule = parser.getContext();
        Recovery recovery = new Recovery(reading, parser.getInputStream());
        boolean missingOperand = mistake.getCtx() == rule && SyntaxMessages.isMissingExpression(mistake);
        if (missingOperand && canGoOn(parser, recovery)) {
            return;
        }
        if (!Recovery.resumes(rule)) {
            throw mistake;
        }
        if (recovery.isWordForName()) {
            parser.getInputStream().consume();
        }
        recovery.resume(rule);
    }

    private static boolean canGoOn(Parser parser, Recovery recovery) {
        int next = parser.getInputStream().LA(1);
        boolean keyword = Words.CLAUSES.contains(next) || Words.REPORTS.contains(next) || recovery.beginsDeclaration();
        return Words.BEHIND_EXPRESSIONS.contains(next) || keyword && recovery.firstOnLine();
    }

    @Override
    public Token recoverInline(Parser parser) {
        IntervalSet wanted = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        ParserRuleContext rule = parser.getContext();
        if (wanted.contains(MeshRulesLexer.RIGHT_BRACE) && isContainer(rule)) {
            once(parser, () -> messages.missingBrace(parser, rule));
            return getMissingSymbol(parser);
        }
        if (wanted.contains(MeshRulesLexer.LEFT_BRACE) && isContainer(rule)) {
            once(parser, () -> messages.unexpected(parser, parser.getCurrentToken()));
            return getMissingSymbol(parser);
        }
        if (wanted.contains(MeshRulesLexer.ASSIGN) && parser.getCurrentToken().getType() == MeshRulesLexer.EQUAL) {
            once(parser, () -> messages.comparisonForAssignment(parser.getCurrentToken()));
            Token taken = parser.consume();
            reportMatch(parser);
            return taken;
        }
        throw new InputMismatchException(parser);
    }

    /** In the rules that repeat a line: what begins no line is reported and passed over. */
    @Override
    public void sync(Parser parser) {
        ParserRuleContext rule = parser.getContext();
        boolean repeats = isContainer(rule)
                || rule instanceof MeshRulesParser.ReportContext
                || rule instanceof MeshRulesParser.ModuleContext;
        if (!repeats
                || parser.getATN()
                        .nextTokens(parser.getATN().states.get(parser.getState()))
                        .contains(parser.getInputStream().LA(1))) {
            return;
        }
        Token token = parser.getCurrentToken();
        Recovery recovery = new Recovery(reading, parser.getInputStream());
        if (parser.getExpectedTokens().contains(token.getType()) || endsContainer(rule, token, recovery)) {
            return;
        }
        once(parser, () -> messages.unexpected(parser, token));
        int before = parser.getInputStream().index();
        recovery.resume(rule);
        while (parser.getInputStream().index() == before && !mayStayAt(rule, parser, recovery)) {
            parser.getInputStream().consume();
            recovery.resume(rule);
        }
    }

    /** Whether the rest of {@code rule} fails at a token in a way that {@link #recoverInline} explains better. */
    private static boolean endsContainer(ParserRuleContext rule, Token token, Recovery recovery) {
        if (rule instanceof MeshRulesParser.ModuleContext) {
            return false;
        }
        boolean inRule = enclosing(rule, MeshRulesParser.RuleDeclContext.class);
        return token.getType() == Token.EOF
                || recovery.beginsDeclaration()
                || token.getType() == MeshRulesLexer.RIGHT_BRACE
                || rule instanceof MeshRulesParser.BlockContext && inRule && token.getType() == MeshRulesLexer.REPORT
                || rule.getParent() instanceof MeshRulesParser.FirstClauseContext
                        && token.getType() == MeshRulesLexer.ELSE;
    }

    /** Whether the loop of {@code rule} makes progress at the next token, or ends there. */
    private static boolean mayStayAt(ParserRuleContext rule, Parser parser, Recovery recovery) {
        int next = parser.getInputStream().LA(1);
        return parser.getExpectedTokens().contains(next)
                || next == Token.EOF
                || endsContainer(rule, parser.getCurrentToken(), recovery);
    }

    private static boolean enclosing(ParserRuleContext rule, Class<? extends ParserRuleContext> type) {
        ParserRuleContext each = rule;
        while (each != null && !type.isInstance(each)) {
            each = each.getParent();
        }
        return each != null;
    }

    private static boolean isContainer(ParserRuleContext rule) {
        return rule instanceof MeshRulesParser.BlockContext
                || rule instanceof MeshRulesParser.RuleDeclContext
                || rule instanceof MeshRulesParser.TableDeclContext;
    }
}
