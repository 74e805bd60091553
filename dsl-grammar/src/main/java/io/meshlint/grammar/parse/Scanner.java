package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Text to tokens. Reports what can be no token, and hands the parser what was probably meant, so that a foreign spelling
 * such as {@code &&} costs one message and the rest of the line is still read.
 */
final class Scanner {
    private final Reading reading;
    private final MeshRulesLexer lexer;
    private final List<Token> tokens = new ArrayList<>();
    private CommonToken lastBad;

    private Scanner(Reading reading, int start, int end) {
        this.reading = reading;
        this.lexer = new MeshRulesLexer(new Utf16Stream(reading.text().content(), start, end));
        this.lexer.removeErrorListeners();
    }

    /** The tokens between two offsets, the last of them the end of input. */
    static List<Token> scan(Reading reading, int start, int end) {
        Scanner scanner = new Scanner(reading, start, end);
        scanner.run();
        return scanner.tokens;
    }

    private void run() {
        CommonToken token;
        do {
            token = (CommonToken) lexer.nextToken();
            accept(token);
        } while (token.getType() != Token.EOF);
    }

    private void accept(CommonToken token) {
        switch (token.getType()) {
            case MeshRulesLexer.COMMENT -> {}
            case MeshRulesLexer.DOC -> document(token);
            case MeshRulesLexer.OTHER -> badCharacter(token);
            case MeshRulesLexer.OPEN_STRING -> openString(token);
            case MeshRulesLexer.OPEN_RAW -> open(token, MeshRulesLexer.RAW, "'");
            case MeshRulesLexer.SMART_STRING -> smart(token, MeshRulesLexer.STRING, "\"");
            case MeshRulesLexer.SMART_RAW -> smart(token, MeshRulesLexer.RAW, "'");
            case MeshRulesLexer.FOREIGN_AND -> foreign(token, MeshRulesLexer.AND, "and");
            case MeshRulesLexer.FOREIGN_OR -> foreign(token, MeshRulesLexer.OR, "or");
            case MeshRulesLexer.FOREIGN_NOT -> foreign(token, MeshRulesLexer.NOT, "not");
            case MeshRulesLexer.FOREIGN_EQUAL -> foreign(token, MeshRulesLexer.EQUAL, "==");
            case MeshRulesLexer.FOREIGN_UNEQUAL -> foreign(token, MeshRulesLexer.NOT_EQUAL, "!=");
            case MeshRulesLexer.FOREIGN_MATCH -> {
                reading.report(Diagnostic.of(
                                DiagnosticCode.FOREIGN_SPELLING,
                                reading.span(token),
                                "`" + token.getText() + "` is not an operator of this language")
                        .help("write `matches(text, 'pattern')`"));
                token.setType(MeshRulesLexer.EQUAL);
                tokens.add(token);
            }
            case MeshRulesLexer.FOREIGN_COMMENT ->
                reading.report(
                        Diagnostic.of(DiagnosticCode.FOREIGN_SPELLING, reading.span(token), "`//` begins no comment")
                                .help("comments begin with `#`"));
            case MeshRulesLexer.INT -> number(token);
            case MeshRulesLexer.SEMICOLON ->
                reading.report(
                        Diagnostic.of(DiagnosticCode.FOREIGN_SPELLING, reading.span(token), "a line needs no `;`")
                                .help("remove it: every clause begins with its own keyword"));
            case MeshRulesLexer.BAD_NUMBER -> {
                badNumber(token);
                tokens.add(token);
            }
            default -> tokens.add(token);
        }
    }

    private void document(CommonToken token) {
        String content = reading.text().content();
        int before = token.getStartIndex() - 1;
        while (before >= 0 && " \t\uFEFF".indexOf(content.charAt(before)) >= 0) {
            before--;
        }
        boolean firstOnLine = before < 0 || content.charAt(before) == '\n' || content.charAt(before) == '\r';
        if (firstOnLine) {
            String line = token.getText().substring(2).stripTrailing();
            reading.document(token.getStartIndex(), line.startsWith(" ") ? line.substring(1) : line);
        }
    }

    private void badCharacter(CommonToken token) {
        boolean sameRun = lastBad != null && lastBad.getStopIndex() + 1 == token.getStartIndex();
        lastBad = token;
        if (sameRun) {
            return;
        }
        int point = reading.text().content().codePointAt(token.getStartIndex());
        int end = token.getStartIndex()
                + (point > 0xFFFF
                                && token.getStartIndex() + 1
                                        < reading.text().content().length()
                        ? 2
                        : 1);
        Diagnostic diagnostic = Diagnostic.of(
                DiagnosticCode.BAD_CHARACTER,
                reading.span(token.getStartIndex(), end),
                "the character " + name(point) + " has no meaning here");
        reading.report(
                switch (point) {
                    case '\\' ->
                        diagnostic.help("outside a text there are no escapes; strings in a hole are written in 'single"
                                + " quotes'");
                    case 0x00A0, 0x2007, 0x202F, 0x200B -> diagnostic.help("replace it with an ordinary space");
                    case '`' -> diagnostic.help("write a text in 'single' or \"double\" quotes");
                    case '$' ->
                        diagnostic.help("variables are written without `$`, and holes in a text as `{variable}`");
                    default -> diagnostic.help("remove it, or put it into a text in quotes");
                });
    }

    private static String name(int point) {
        String code = String.format("U+%04X", point);
        boolean shown = point > ' ' && point < 0x7F || Character.isLetterOrDigit(point);
        return shown ? "`" + Character.toString(point) + "`" : code;
    }

    /** A sign behind an operand is an operator: {@code a -1} takes one from {@code a}. */
    private void number(CommonToken token) {
        boolean operand = !tokens.isEmpty() && Tokens.endsExpression(tokens.get(tokens.size() - 1));
        if (!operand || !token.getText().startsWith("-")) {
            tokens.add(token);
            return;
        }
        CommonToken minus = new CommonToken(token);
        minus.setType(MeshRulesLexer.MINUS);
        minus.setText("-");
        minus.setStopIndex(token.getStartIndex());
        tokens.add(minus);
        String digits = token.getText().substring(1);
        token.setStartIndex(token.getStartIndex() + 1);
        token.setCharPositionInLine(token.getCharPositionInLine() + 1);
        token.setText(digits);
        tokens.add(token);
    }

    private void badNumber(CommonToken token) {
        reading.report(Diagnostic.of(
                        DiagnosticCode.BAD_NUMBER,
                        reading.span(token),
                        "`" + token.getText() + "` is not a number, a version or a duration")
                .help("numbers look like 15001, versions like 1.21 or 1.21.3, durations like 500ms or 1m30s; "
                        + "anything else is a text in 'single quotes'"));
    }

    private void foreign(CommonToken token, int meant, String spelling) {
        reading.report(Diagnostic.of(
                        DiagnosticCode.FOREIGN_SPELLING,
                        reading.span(token),
                        "`" + token.getText() + "` is not an operator of this language")
                .help("write `" + spelling + "`"));
        token.setType(meant);
        tokens.add(token);
    }

    private void smart(CommonToken token, int meant, String quote) {
        reading.report(Diagnostic.of(
                        DiagnosticCode.BAD_CHARACTER,
                        reading.span(token.getStartIndex(), token.getStartIndex() + 1),
                        "a text is not written in typographic quotes")
                .help("write `" + quote + "` on both sides"));
        reading.unfinished(token);
        token.setType(meant);
        tokens.add(token);
    }

    private void open(CommonToken token, int meant, String quote) {
        reading.report(Diagnostic.of(
                        DiagnosticCode.UNTERMINATED_TEXT,
                        reading.span(token),
                        "this text has no end: the closing `" + quote + "` is missing on its line")
                .help("close it with `" + quote + "`"
                        + (meant == MeshRulesLexer.STRING
                                ? ", or use a text block \"\"\" … \"\"\" for several lines"
                                : "")));
        reading.unfinished(token);
        token.setType(meant);
        tokens.add(token);
    }

    private void openString(CommonToken token) {
        Token previous = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        boolean block = previous != null
                && previous.getType() == MeshRulesLexer.STRING
                && previous.getText().equals("\"\"")
                && previous.getStopIndex() + 1 == token.getStartIndex();
        if (!block) {
            open(token, MeshRulesLexer.STRING, "\"");
            return;
        }
        openBlock((CommonToken) previous);
    }

    /** Everything up to the next declaration is taken for the text of a block without end. */
    private void openBlock(CommonToken opening) {
        reading.report(Diagnostic.of(
                        DiagnosticCode.UNTERMINATED_TEXT,
                        reading.span(opening.getStartIndex(), opening.getStartIndex() + 3),
                        "this text block has no end: the closing \"\"\" is missing")
                .help("close it with \"\"\" on a line of its own"));
        reading.unfinished(opening);
        Token next = lexer.nextToken();
        while (next.getType() != Token.EOF
                && !(next.getCharPositionInLine() == 0 && startsDeclaration(next.getType()))) {
            next = lexer.nextToken();
        }
        lexer.getInputStream().seek(next.getStartIndex());
    }

    private static boolean startsDeclaration(int type) {
        return type == MeshRulesLexer.RIGHT_BRACE || Words.DECLARATIONS.contains(type) || type == MeshRulesLexer.TYPE;
    }
}
