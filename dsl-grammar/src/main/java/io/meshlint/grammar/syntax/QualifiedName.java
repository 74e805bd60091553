package io.meshlint.grammar.syntax;

import io.meshlint.grammar.text.Span;
import java.util.List;

/**
 * A dotted name, for example {@code istio.mesh}.
 *
 * @param parts at least one
 */
public record QualifiedName(Span span, List<String> parts) implements Syntax {
    public QualifiedName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an empty name at " + span);
        }
    }

    /** The dotted form. */
    public String text() {
        return String.join(".", parts);
    }

    @Override
    public String toString() {
        return text();
    }
}
