package io.meshlint.engine.check;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.parse.ParsedModule;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Module;
import io.meshlint.grammar.text.SourceText;
import io.meshlint.grammar.text.Span;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which declarations the parser could not read whole. Of these nothing else is said: a clause that was dropped would be missed everywhere.
 */
final class BrokenTexts {
    /** By text: where each declaration begins, and whether a mistake lies before the next begins. */
    private final Map<SourceText, TreeMap<Integer, Boolean>> broken = new IdentityHashMap<>();

    void add(ParsedModule parsed) {
        if (!parsed.hasErrors() || parsed.module().isEmpty()) {
            return;
        }
        Module module = parsed.module().get();
        TreeMap<Integer, Boolean> starts = new TreeMap<>();
        module.declarations().stream()
                .map(Declaration::span)
                .sorted(Comparator.comparingInt(Span::start))
                .forEach(span -> starts.put(span.start(), false));
        List<Span> mistakes = parsed.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::span)
                .toList();
        for (Span mistake : mistakes) {
            Map.Entry<Integer, Boolean> declaration = starts.floorEntry(mistake.start());
            if (declaration != null) {
                starts.put(declaration.getKey(), true);
            }
        }
        broken.put(module.span().source(), starts);
    }

    boolean contains(Declaration declaration) {
        return contains(declaration.span());
    }

    /** True if a place lies in a declaration that could not be read whole. */
    boolean contains(Span place) {
        TreeMap<Integer, Boolean> starts = broken.get(place.source());
        if (starts == null) {
            return false;
        }
        Map.Entry<Integer, Boolean> declaration = starts.floorEntry(place.start());
        return declaration != null && declaration.getValue();
    }
}
