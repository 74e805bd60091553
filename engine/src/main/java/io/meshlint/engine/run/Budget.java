package io.meshlint.engine.run;

import io.meshlint.grammar.text.Span;

/**
 * Counts the rows that a body looks at, so that no rule runs for ever. Counts steps and not seconds: the outcome is the same on every machine.
 */
final class Budget {
    /** Rows that one rule or one evaluation of a view may look at. */
    static final long STEPS = 200_000_000L;

    private final String owner;
    private final long limit;
    private long taken;

    /**
     * @param owner the rule or view, for the message
     * @param limit rows that it may look at
     */
    Budget(String owner, long limit) {
        this.owner = owner;
        this.limit = limit;
    }

    /** Takes one step of a clause. */
    void step(Span clause) {
        if (++taken > limit) {
            throw new Exceeded(owner, limit, clause);
        }
    }

    String owner() {
        return owner;
    }

    /** The steps taken so far. */
    long taken() {
        return taken;
    }

    /** A body looked at more rows than it may. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded(String owner, long limit, Span clause) {
            super(clause + ": " + owner + " looked at more than " + limit + " rows and was stopped at `"
                    + firstLine(clause) + "`");
        }

        private static String firstLine(Span clause) {
            String text = clause.text();
            int end = text.indexOf('\n');
            return (end < 0 ? text : text.substring(0, end)).strip();
        }
    }
}
