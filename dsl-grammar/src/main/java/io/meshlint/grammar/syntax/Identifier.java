package io.meshlint.grammar.syntax;

import io.meshlint.grammar.text.Span;

/**
 * A name as it was written.
 *
 * @param text the name, never empty
 */
public record Identifier(Span span, String text) implements Syntax {
    public Identifier {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty identifier at " + span);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
