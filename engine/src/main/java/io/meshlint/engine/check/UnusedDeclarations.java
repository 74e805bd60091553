package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.text.SourceText;
import java.util.Set;

/**
 * Finds declarations that nothing uses. Only those of modules with rules that no module imports: the others are libraries, whose
 * users may be in packs that are not there.
 */
final class UnusedDeclarations {
    private final Modules modules;
    private final Diagnostics diagnostics;

    UnusedDeclarations(Modules modules, Diagnostics diagnostics) {
        this.modules = modules;
        this.diagnostics = diagnostics;
    }

    void report(Modules.Entry entry, Set<Declared> used) {
        boolean hasRules = entry.syntax.declarations().stream().anyMatch(Declaration.Rule.class::isInstance);
        if (!hasRules || isImported(entry)) {
            return;
        }
        SourceText text = entry.syntax.span().source();
        for (Declared declared : entry.declared.values()) {
            boolean isType = declared instanceof Declarations.View || declared instanceof Declarations.Table;
            if (declared != null && !used.contains(declared) && !(isType && isNamedElsewhere(text, declared))) {
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.UNUSED_VARIABLE,
                                declared.syntax().name().span(),
                                "nothing uses `" + declared.name() + "`")
                        .help("leave it out; what other modules are to use belongs in a module without rules"));
            }
        }
    }

    private boolean isImported(Modules.Entry entry) {
        for (Modules.Entry other : modules.all()) {
            if (other.syntax.imports().stream()
                    .anyMatch(i -> i.module().text().equals(entry.syntax.name().text()))) {
                return true;
            }
        }
        return false;
    }

    /** True if the name stands somewhere else in its module, where it may be a type. */
    private static boolean isNamedElsewhere(SourceText text, Declared declared) {
        String content = text.content();
        int own = declared.syntax().name().span().start();
        for (int at = content.indexOf(declared.name()); at >= 0; at = content.indexOf(declared.name(), at + 1)) {
            if (at != own) {
                return true;
            }
        }
        return false;
    }
}
