package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.syntax.Module;
import java.util.List;
import java.util.Optional;

/**
 * What the parser made of a text.
 *
 * @param module      what could be understood; empty only where not even the module's name was found
 * @param diagnostics the mistakes, ordered by place
 */
public record ParsedModule(Optional<Module> module, List<Diagnostic> diagnostics) {
    public ParsedModule {
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
