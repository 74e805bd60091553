package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.plan.PlanStep;
import io.meshlint.grammar.text.Span;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How many rows passed each clause, over any number of runs. Used by one thread. */
public final class ClauseCounts implements ClauseObserver {
    private final Map<Span, long[]> clauses = new HashMap<>();
    private final Map<Branch, Long> branches = new HashMap<>();

    private final Set<Span> filters = new LinkedHashSet<>();
    private final Map<Span, Integer> blocks = new LinkedHashMap<>();
    private final Map<Declarations.Table, BitSet> tables = new LinkedHashMap<>();

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

    /** All conditions that were made ready to run, those of views and quantifiers too. */
    public Set<Span> filters() {
        return filters;
    }

    /** All blocks that were made ready to run, with the number of their branches. */
    public Map<Span, Integer> blocks() {
        return blocks;
    }

    /** The tables that were asked, with the 0-based rows that were found. */
    public Map<Declarations.Table, BitSet> tables() {
        return tables;
    }

    @Override
    public void compiled(PlanStep step) {
        if (step instanceof PlanStep.Filter) {
            filters.add(step.span());
        } else if (step instanceof PlanStep.Either either) {
            blocks.put(step.span(), either.branches().size());
        } else if (step instanceof PlanStep.First first) {
            blocks.put(step.span(), first.branches().size());
        }
    }

    @Override
    public void matched(Declarations.Table table, int row) {
        tables.computeIfAbsent(table, none -> new BitSet()).set(row);
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
