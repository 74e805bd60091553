package io.meshlint.grammar.parse;

import static io.meshlint.grammar.diagnostic.DiagnosticCode.EXPRESSION_EXPECTED;
import static io.meshlint.grammar.diagnostic.DiagnosticCode.FOREIGN_SPELLING;
import static io.meshlint.grammar.diagnostic.DiagnosticCode.MISSING_BRACE;
import static io.meshlint.grammar.diagnostic.DiagnosticCode.UNEXPECTED_TOKEN;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.text.Span;
import java.util.Optional;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Words for what the parser could not go on with. */
final class SyntaxMessages {
    private final Reading reading;

    SyntaxMessages(Reading reading) {
        this.reading = reading;
    }

    /** Whether a rule for expressions failed before it consumed anything. */
    static boolean isMissingExpression(RecognitionException mistake) {
        boolean expression = mistake.getCtx() instanceof MeshRulesParser.ExprContext
                || mistake.getCtx() instanceof MeshRulesParser.PrimaryContext;
        return expression
                && mistake.getOffendingToken() == ((ParserRuleContext) mistake.getCtx()).getStart()
                && mistake.getOffendingToken() == startOf(mistake);
    }

    private static Token startOf(RecognitionException mistake) {
        return mistake instanceof NoViableAltException choice ? choice.getStartToken() : mistake.getOffendingToken();
    }

    Diagnostic mistake(Parser parser, RecognitionException mistake) {
        Token token = mistake.getOffendingToken();
        if (isMissingExpression(mistake)) {
            return missingExpression(parser, token);
        }
        ParserRuleContext rule = (ParserRuleContext) mistake.getCtx();
        Expectations expected = new Expectations(mistake.getExpectedTokens());
        boolean endOfPart =
                new Recovery(reading, parser.getInputStream()).firstOnLine() || token.getType() == Token.EOF;
        Optional<Token> opening = openBracket(rule, expected);
        if (opening.isPresent() && endOfPart) {
            return missingBracket(opening.get(), token);
        }
        return unexpected(token, expected, rule, parser);
    }

    private Diagnostic missingExpression(Parser parser, Token found) {
        Token before = before(parser);
        if (before == null) {
            return Diagnostic.of(EXPRESSION_EXPECTED, reading.span(found), "expected an expression in this hole")
                    .help("write `{{` and `}}` for braces in the text");
        }
        String message = "expected an expression after `" + Tokens.excerpt(before) + "`";
        boolean sameLine = found.getType() != Token.EOF
                && reading.text().line(found.getStartIndex())
                        == reading.span(before).endLine();
        Diagnostic diagnostic = Diagnostic.of(
                EXPRESSION_EXPECTED,
                reading.span(before),
                sameLine ? message + ", found " + Tokens.name(found) : message);
        return SyntaxHelp.forMissingExpression(before, found, sameLine)
                .map(diagnostic::help)
                .orElse(diagnostic);
    }

    /** The bracket of {@code rule} that is still open, if closing it is what is expected. */
    private static Optional<Token> openBracket(ParserRuleContext rule, Expectations expected) {
        Token open = null;
        for (int i = 0; i < rule.getChildCount(); i++) {
            ParseTree child = rule.getChild(i);
            if (child instanceof TerminalNode terminal) {
                open = switch (terminal.getSymbol().getType()) {
                    case MeshRulesLexer.LEFT_PAREN, MeshRulesLexer.LEFT_BRACKET, MeshRulesLexer.LEFT_BRACE ->
                        terminal.getSymbol();
                    case MeshRulesLexer.RIGHT_PAREN, MeshRulesLexer.RIGHT_BRACKET, MeshRulesLexer.RIGHT_BRACE -> null;
                    default -> open;
                };
            }
        }
        return Optional.ofNullable(open).filter(token -> expected.allows(Tokens.closing(token.getType())));
    }

    private Diagnostic missingBracket(Token opening, Token found) {
        String sign = opening.getText();
        String close = Words.spelling(Tokens.closing(opening.getType()));
        return Diagnostic.of(MISSING_BRACE, reading.span(opening), "this `" + sign + "` is never closed")
                .note(place(found), "`" + close + "` is missing before " + Tokens.name(found))
                .help(
                        found.getType() == MeshRulesLexer.MINUS && sign.equals("[")
                                ? "a list is written in one pair of brackets, without dashes: `['a', 'b']`"
                                : "close it with `" + close + "`");
    }

    /** A block that ends without its brace; the message is at the brace that opens it. */
    Diagnostic missingBrace(Parser parser, ParserRuleContext rule) {
        Token found = parser.getCurrentToken();
        TerminalNode opening = rule.getToken(MeshRulesLexer.LEFT_BRACE, 0);
        if (opening == null || opening.getSymbol().getTokenIndex() < 0) {
            return unexpected(parser, found);
        }
        return missingBracket(opening.getSymbol(), found);
    }

    Diagnostic comparisonForAssignment(Token found) {
        return Diagnostic.of(FOREIGN_SPELLING, reading.span(found), "`==` compares two values and gives none")
                .help("write `=` to give a value");
    }

    Diagnostic unexpected(Parser parser, Token found) {
        return unexpected(found, new Expectations(parser.getExpectedTokens()), parser.getContext(), parser);
    }

    private Diagnostic unexpected(Token found, Expectations expected, ParserRuleContext rule, Parser parser) {
        Token before = before(parser);
        Span span = place(found);
        if (found.getType() == MeshRulesLexer.ASSIGN && !expected.allowsExpression() && SyntaxHelp.comparesHere(rule)) {
            return Diagnostic.of(FOREIGN_SPELLING, span, "`=` gives a value and compares none")
                    .help("write `==` to compare");
        }
        boolean behindExpression = before != null
                && SyntaxHelp.comparesHere(rule)
                && reading.span(before).endLine() == span.startLine()
                && Tokens.endsExpression(before);
        boolean inHole = rule instanceof MeshRulesParser.HoleContext;
        String sentence = inHole
                ? "an operator or the `}` of the hole"
                : behindExpression ? expected.sentence("an operator") : expected.sentence();
        String message = found.getType() == Token.EOF ? tooEarly(found) : "unexpected " + Tokens.name(found);
        Diagnostic diagnostic = Diagnostic.of(
                UNEXPECTED_TOKEN, span, sentence.isEmpty() ? message : message + ", expected " + sentence);
        Optional<String> help = SyntaxHelp.forUnexpected(found, expected, rule, behindExpression);
        return help.or(() -> new SyntaxHints(before, found, next(parser, found), rule, behindExpression).hint())
                .map(diagnostic::help)
                .orElse(diagnostic);
    }

    private String tooEarly(Token end) {
        return end.getStartIndex() < reading.text().content().length()
                ? "this hole ends too early"
                : "the file ends too early";
    }

    /** A token's place; the end of a file is shown behind its last character that is not white space. */
    private Span place(Token token) {
        if (token.getType() != Token.EOF) {
            return reading.span(token);
        }
        int end = Math.min(token.getStartIndex(), reading.text().content().length());
        while (end > 0 && Character.isWhitespace(reading.text().content().charAt(end - 1))) {
            end--;
        }
        return reading.span(end, end);
    }

    private static Token next(Parser parser, Token found) {
        return parser.getInputStream().LT(1) == found ? parser.getInputStream().LT(2) : null;
    }

    private static Token before(Parser parser) {
        return parser.getInputStream().LT(-1);
    }
}
