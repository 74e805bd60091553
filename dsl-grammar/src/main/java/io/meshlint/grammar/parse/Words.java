package io.meshlint.grammar.parse;

import java.util.Set;

/** Groups of token types that the parser's error handling speaks of. */
final class Words {
    /** Reserved words that begin a declaration; {@code type} begins one too but is a name elsewhere. */
    static final Set<Integer> DECLARATIONS = Set.of(MeshRulesLexer.IMPORT, MeshRulesLexer.PARAM, MeshRulesLexer.FUN,
            MeshRulesLexer.VIEW, MeshRulesLexer.TABLE, MeshRulesLexer.RULE);

    private Words() {}
}
