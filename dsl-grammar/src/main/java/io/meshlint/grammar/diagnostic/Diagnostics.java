package io.meshlint.grammar.diagnostic;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects diagnostics; not thread-safe. */
public final class Diagnostics {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic d) -> d.span().source().name())
            .thenComparing(d -> d.span().start())
            .thenComparing(d -> d.code().code())
            .thenComparing(Diagnostic::message);

    private final Set<Diagnostic> collected = new LinkedHashSet<>();

    public void add(Diagnostic diagnostic) {
        collected.add(diagnostic);
    }

    public void addAll(List<Diagnostic> diagnostics) {
        diagnostics.forEach(this::add);
    }

    public boolean hasErrors() {
        return collected.stream().anyMatch(Diagnostic::isError);
    }

    /** All diagnostics, ordered by file and place. */
    public List<Diagnostic> sorted() {
        return collected.stream().sorted(BY_PLACE).toList();
    }
}
