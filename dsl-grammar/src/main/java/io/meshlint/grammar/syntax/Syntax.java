package io.meshlint.grammar.syntax;

import io.meshlint.grammar.text.Span;

/** Anything that was written at a place. */
public interface Syntax {
    Span span();
}
