package io.meshlint.engine.check;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Identifier;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The codes and names of rules, both unique in a run: either may be written wherever a rule is meant, whatever pack it is of. */
final class RuleNames {
    private final Map<String, Known> rules = new HashMap<>();
    private final Diagnostics diagnostics;

    private record Known(String pack, Declaration.Rule rule) {}

    RuleNames(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void add(String pack, Declaration.Rule rule) {
        if (!report("code ", pack, rule, Declaration.Rule::code, "code")) {
            report("name ", pack, rule, Declaration.Rule::name, "name");
        }
    }

    private boolean report(
            String prefix,
            String pack,
            Declaration.Rule rule,
            Function<Declaration.Rule, Identifier> part,
            String what) {
        Identifier written = part.apply(rule);
        Known same = rules.putIfAbsent(prefix + written.text(), new Known(pack, rule));
        if (same == null) {
            return false;
        }
        boolean one = same.pack().equals(pack);
        diagnostics.add(Diagnostic.of(
                        DiagnosticCode.DUPLICATE_RULE,
                        written.span(),
                        one
                                ? "there are two rules with the " + what + " `" + written.text() + "`"
                                : "the packs `" + same.pack() + "` and `" + pack + "` both have a rule with the " + what
                                        + " `" + written.text() + "`")
                .note(part.apply(same.rule()).span(), "the other one is here")
                .help(
                        one
                                ? "give this one a " + what + " of its own"
                                : "give this one a " + what
                                        + " of its own, or leave one of the packs out: settings and suppressions name"
                                        + " rules without their pack"));
        return true;
    }
}
