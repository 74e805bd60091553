package io.meshlint.grammar.parse;

import java.util.Set;

/** Groups of token types that the parser's error handling speaks of. */
final class Words {
    /** Reserved words that begin a declaration; {@code type} begins one too but is a name elsewhere. */
    static final Set<Integer> DECLARATIONS = Set.of(
            MeshRulesLexer.IMPORT,
            MeshRulesLexer.PARAM,
            MeshRulesLexer.FUN,
            MeshRulesLexer.VIEW,
            MeshRulesLexer.TABLE,
            MeshRulesLexer.RULE);

    /** Words that begin a clause. */
    static final Set<Integer> CLAUSES = Set.of(
            MeshRulesLexer.FOR,
            MeshRulesLexer.LET,
            MeshRulesLexer.WHERE,
            MeshRulesLexer.EITHER,
            MeshRulesLexer.FIRST,
            MeshRulesLexer.GROUP,
            MeshRulesLexer.PICK);

    /** Reserved words that begin the report or a line of it; {@code severity} begins one too but is a name elsewhere. */
    static final Set<Integer> REPORTS = Set.of(
            MeshRulesLexer.REPORT,
            MeshRulesLexer.RELATED,
            MeshRulesLexer.MESSAGE,
            MeshRulesLexer.HELP,
            MeshRulesLexer.FIX);

    /** Words that begin a header where a line begins with them, and are names elsewhere. */
    static final Set<Integer> HEADERS = Set.of(
            MeshRulesLexer.SEVERITY,
            MeshRulesLexer.TAGS,
            MeshRulesLexer.EQUIVALENT,
            MeshRulesLexer.DOCS,
            MeshRulesLexer.APPLIES,
            MeshRulesLexer.SUBSUMES);

    /** Words that go on with what an expression began. */
    static final Set<String> BEHIND_OPERANDS =
            Set.of("and", "or", "in", "is", "as", "not", "where", "satisfies", "then", "else");

    /** What may stand behind an expression: where one is missing in front of these, the rest can still be read. */
    static final Set<Integer> BEHIND_EXPRESSIONS = Set.of(
            MeshRulesLexer.STAR,
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
            MeshRulesLexer.IS,
            MeshRulesLexer.AND,
            MeshRulesLexer.OR,
            MeshRulesLexer.RIGHT_PAREN,
            MeshRulesLexer.RIGHT_BRACKET,
            MeshRulesLexer.RIGHT_BRACE,
            MeshRulesLexer.COMMA,
            MeshRulesLexer.THEN,
            MeshRulesLexer.ELSE,
            MeshRulesLexer.DOT,
            MeshRulesLexer.EOF);

    private Words() {}

    /** How a token type is spelled; for those with one spelling only. */
    static String spelling(int type) {
        String quoted = MeshRulesLexer.VOCABULARY.getLiteralName(type);
        return quoted == null
                ? MeshRulesLexer.VOCABULARY.getDisplayName(type)
                : quoted.substring(1, quoted.length() - 1);
    }
}
