package io.meshlint.engine.run;

import io.meshlint.grammar.text.Span;

/** Counts the rows that a body looks at, so that no rule runs for ever. Counts steps and not seconds: the outcome is the same on every machine. */
final class Budget {
    /** Rows that one rule or one evaluation of a view may look at. */
    static final long STEPS = 200_000_000L;

    private final String owner;
    private long left;

    /**
     * @param owner the rule or view, for the message
     */
    Budget(String owner) {
        this.owner = owner;
        this.left = STEPS;
    }

    /** Takes one step of a clause. */
    void step(Span clause) {
        if (--left < 0) {
            throw new Exceeded(owner, clause);
        }
    }

    /** A body looked at more rows than it may. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Span clause;

        Exceeded(String owner, Span clause) {
            super(clause + ": " + owner + " looked at more than " + STEPS + " rows, most of them at this clause");
            this.clause = clause;
        }

        Span clause() {
            return clause;
        }
    }
}
