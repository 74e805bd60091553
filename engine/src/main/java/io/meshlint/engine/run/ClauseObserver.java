package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.plan.PlanStep;
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

    /** A step was made ready to run; so it is known before the first row comes. */
    void compiled(PlanStep step);

    /** A row of a table was found for arguments; 0-based. */
    void matched(Declarations.Table table, int row);
}
