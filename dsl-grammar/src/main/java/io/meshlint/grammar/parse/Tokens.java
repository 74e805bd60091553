package io.meshlint.grammar.parse;

import org.antlr.v4.runtime.Token;

/** How messages speak of tokens. */
final class Tokens {
    private static final int LONGEST = 30;

    private Tokens() {}

    /** For example {@code `where`}, {@code the text "…"} or {@code the end of the file}. */
    static String name(Token token) {
        return switch (token.getType()) {
            case Token.EOF -> "the end";
            case MeshRulesLexer.STRING, MeshRulesLexer.RAW -> "the text " + excerpt(token);
            case MeshRulesLexer.TEXTBLOCK -> "a text block";
            default -> "`" + excerpt(token) + "`";
        };
    }

    /** The token's text on one line, cut where it is long. */
    static String excerpt(Token token) {
        String text = token.getText().lines().findFirst().orElse("");
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** Whether an operator could stand behind a token. */
    static boolean endsExpression(Token token) {
        return switch (token.getType()) {
            case MeshRulesLexer.IDENT,
                    MeshRulesLexer.STRING,
                    MeshRulesLexer.RAW,
                    MeshRulesLexer.INT,
                    MeshRulesLexer.VERSION,
                    MeshRulesLexer.DURATION,
                    MeshRulesLexer.TRUE,
                    MeshRulesLexer.FALSE,
                    MeshRulesLexer.ABSENT,
                    MeshRulesLexer.PRESENT,
                    MeshRulesLexer.RIGHT_PAREN,
                    MeshRulesLexer.RIGHT_BRACKET -> true;
            default -> false;
        };
    }

    static int closing(int opening) {
        return switch (opening) {
            case MeshRulesLexer.LEFT_PAREN -> MeshRulesLexer.RIGHT_PAREN;
            case MeshRulesLexer.LEFT_BRACKET -> MeshRulesLexer.RIGHT_BRACKET;
            case MeshRulesLexer.LEFT_BRACE -> MeshRulesLexer.RIGHT_BRACE;
            default -> throw new IllegalArgumentException("opens nothing: " + Words.spelling(opening));
        };
    }
}
