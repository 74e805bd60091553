package io.meshlint.engine.run;

import io.meshlint.grammar.text.Span;
import java.util.HashMap;
import java.util.Map;

/** How many rows passed each clause, over any number of runs. Used by one thread. */
public final class ClauseCounts implements ClauseObserver {
    private final Map<Span, long[]> clauses = new HashMap<>();
    private final Map<Branch, Long> branches = new HashMap<>();

    private record Branch(Span clause, int number) {}

    /** The rows that reached a clause. */
    public long entered(Span clause) {
        return of(clause)[0];
    }

    /** The rows that came out of a clause. */
    public long left(Span clause) {
        return of(clause)[1];
    }

    /** The rows that came out of a 0-based branch of {@code first} or {@code either}. */
    public long took(Span clause, int branch) {
        return branches.getOrDefault(new Branch(clause, branch), 0L);
    }

    private long[] of(Span clause) {
        return clauses.computeIfAbsent(clause, none -> new long[2]);
    }

    @Override
    public void entered(Span clause, Frame frame) {
        of(clause)[0]++;
    }

    @Override
    public void left(Span clause, Frame frame) {
        of(clause)[1]++;
    }

    @Override
    public void took(Span clause, int branch, Frame frame) {
        branches.merge(new Branch(clause, branch), 1L, Long::sum);
    }
}
