package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * Keeps the syntax tree shallow enough for recursive visitors, before anything recursive sees it. The depth is bounded from
 * above by counting: an open bracket, an operator and a step of a path are each one level until something ends their part.
 */
final class NestingLimit {
    /** Deeper than any rule that a person can read, and less than half of what a thread's default stack takes before the code is compiled. */
    static final int LEVELS = 200;

    private final Reading reading;
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int level;
    private int path;
    private int base;
    private boolean inTable;

    private NestingLimit(Reading reading) {
        this.reading = reading;
    }

    /** The tokens without the declarations that are nested too deeply; these are reported. */
    static List<Token> enforce(Reading reading, List<Token> tokens) {
        return new NestingLimit(reading).run(tokens);
    }

    private List<Token> run(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens.size());
        int declarationStart = 0;
        boolean skipping = false;
        boolean afterDot = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int type = token.getType();
            // In front of a colon the word is the key of a record, which may be as deep as any.
            boolean key = i + 1 < tokens.size() && tokens.get(i + 1).getType() == MeshRulesLexer.COLON;
            if (type == Token.EOF || Words.DECLARATIONS.contains(type) && !afterDot && !key) {
                declarationStart = kept.size();
                skipping = false;
                reset();
            }
            afterDot = type == MeshRulesLexer.DOT;
            if (skipping) {
                continue;
            }
            kept.add(token);
            if (type == MeshRulesLexer.TABLE) {
                inTable = true;
            }
            count(inTable && type == MeshRulesLexer.BAR ? MeshRulesLexer.COMMA : type);
            if (base + level + path > LEVELS) {
                reading.report(Diagnostic.of(
                                DiagnosticCode.NESTED_TOO_DEEPLY,
                                reading.span(token),
                                "this is nested more than " + LEVELS + " levels deep")
                        .help("give parts of it a name, with `let`, a function or a view"));
                kept.subList(Math.min(kept.size(), Math.max(declarationStart, headEnd(tokens))), kept.size())
                        .clear();
                skipping = true;
            }
        }
        return kept;
    }

    /** How many tokens name the module: they stay, whatever follows. */
    private static int headEnd(List<Token> tokens) {
        int end = tokens.get(0).getType() == MeshRulesLexer.MODULE ? 2 : 0;
        while (end > 0 && end + 1 < tokens.size() && tokens.get(end).getType() == MeshRulesLexer.DOT) {
            end += 2;
        }
        return end;
    }

    private void reset() {
        outer.clear();
        level = 0;
        path = 0;
        base = 0;
        inTable = false;
    }

    private void count(int type) {
        switch (type) {
            case MeshRulesLexer.LEFT_PAREN, MeshRulesLexer.LEFT_BRACKET, MeshRulesLexer.LEFT_BRACE -> {
                int inside = level + path + 1;
                outer.push(inside);
                base += inside;
                level = 0;
                path = 0;
            }
            case MeshRulesLexer.RIGHT_PAREN, MeshRulesLexer.RIGHT_BRACKET, MeshRulesLexer.RIGHT_BRACE -> {
                level = 0;
                path = 0;
                if (!outer.isEmpty()) {
                    level = outer.pop();
                    base -= level;
                }
            }
            case MeshRulesLexer.DOT, MeshRulesLexer.AS, MeshRulesLexer.IS -> path++;
            case MeshRulesLexer.STAR,
                    MeshRulesLexer.SLASH,
                    MeshRulesLexer.PERCENT,
                    MeshRulesLexer.PLUS,
                    MeshRulesLexer.MINUS,
                    MeshRulesLexer.BAR,
                    MeshRulesLexer.DEFAULT,
                    MeshRulesLexer.LESS,
                    MeshRulesLexer.LESS_EQUAL,
                    MeshRulesLexer.GREATER,
                    MeshRulesLexer.GREATER_EQUAL,
                    MeshRulesLexer.EQUAL,
                    MeshRulesLexer.NOT_EQUAL,
                    MeshRulesLexer.IN,
                    MeshRulesLexer.NOT,
                    MeshRulesLexer.AND,
                    MeshRulesLexer.OR,
                    MeshRulesLexer.IF,
                    MeshRulesLexer.THEN,
                    MeshRulesLexer.ELSE -> {
                level++;
                path = 0;
            }
            case MeshRulesLexer.COMMA,
                    MeshRulesLexer.COLON,
                    MeshRulesLexer.ASSIGN,
                    MeshRulesLexer.FOR,
                    MeshRulesLexer.LET,
                    MeshRulesLexer.WHERE,
                    MeshRulesLexer.EITHER,
                    MeshRulesLexer.FIRST,
                    MeshRulesLexer.GROUP,
                    MeshRulesLexer.PICK,
                    MeshRulesLexer.REPORT,
                    MeshRulesLexer.MESSAGE,
                    MeshRulesLexer.RELATED,
                    MeshRulesLexer.HELP,
                    MeshRulesLexer.FIX -> {
                level = 0;
                path = 0;
            }
            default -> {}
        }
    }
}
