package io.meshlint.engine.run;

import io.meshlint.grammar.text.Span;

/** Sees the rows that pass the clauses of one body. The frame is only to be read. */
interface ClauseObserver {

    /** A row reached a clause. */
    void entered(Span clause, Frame frame);

    /** A row came out of a clause. */
    void left(Span clause, Frame frame);

    /**
     * A row came out of a branch of {@code first} or {@code either}.
     *
     * @param branch 0-based
     */
    void took(Span clause, int branch, Frame frame);
}
