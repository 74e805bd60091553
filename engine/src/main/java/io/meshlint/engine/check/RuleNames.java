package io.meshlint.engine.check;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Identifier;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The codes and names of rules, both unique in a pack: either may be written wherever a rule is meant. */
final class RuleNames {
    private final Map<String, Declaration.Rule> rules = new HashMap<>();
    private final Diagnostics diagnostics;

    RuleNames(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void add(String pack, Declaration.Rule rule) {
        if (!report(pack + " code ", rule, Declaration.Rule::code, "code")) {
            report(pack + " name ", rule, Declaration.Rule::name, "name");
        }
    }

    private boolean report(
            String prefix, Declaration.Rule rule, Function<Declaration.Rule, Identifier> part, String what) {
        Identifier written = part.apply(rule);
        Declaration.Rule same = rules.putIfAbsent(prefix + written.text(), rule);
        if (same == null) {
            return false;
        }
        diagnostics.add(Diagnostic.of(
                        DiagnosticCode.DUPLICATE_RULE,
                        written.span(),
                        "there are two rules with the " + what + " `" + written.text() + "`")
                .note(part.apply(same).span(), "the other one is here")
                .help("give this one a " + what + " of its own"));
        return true;
    }
}
