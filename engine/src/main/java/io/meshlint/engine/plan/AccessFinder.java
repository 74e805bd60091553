package io.meshlint.engine.plan;

import io.meshlint.engine.builtin.JoinIndex;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the cheapest way to the members of a relation that the conditions still to be met will keep. */
final class AccessFinder {
    /** From this estimated size on a view is not spelled out but evaluated for the values that are asked for. */
    private static final double LARGE_VIEW = 5_000;

    private static final double ROWS_OF_A_KEY = 1.5;
    private static final double ROWS_OF_AN_INDEX = 3;
    private static final double COST_OF_READING_ALL = 5;

    private final Statistics statistics;
    private final List<Query.Step> remaining;
    private final Set<Variable> bound;

    AccessFinder(Statistics statistics, List<Query.Step> remaining, Set<Variable> bound) {
        this.statistics = statistics;
        this.remaining = remaining;
        this.bound = bound;
    }

    SegmentPlanner.Candidate find(Query.Scan scan) {
        double size = scan.sources().stream().mapToDouble(source -> statistics.size(source.relation())).sum();
        boolean hasArguments = scan.sources().stream().anyMatch(source -> !source.arguments().isEmpty());
        if (hasArguments) {
            return new SegmentPlanner.Candidate(scan, 2, new Access.Full(), List.of());
        }
        Set<Variable> own = new HashSet<>(Set.of(scan.variable()));
        List<Access.Key> keys = keys(own);
        List<Query.Step> flattened = flattenable(own, keys);
        if (!flattened.isEmpty()) {
            keys = keys(own);
        }
        if (!keys.isEmpty()) {
            boolean large = flattened.isEmpty() && scan.sources().size() == 1 && size > LARGE_VIEW && isPushable(scan, keys);
            Access access = large ? new Access.Demand(keys) : new Access.Hash(keys);
            return new SegmentPlanner.Candidate(scan, Math.min(size, ROWS_OF_A_KEY), access, flattened);
        }
        return indexed(scan)
                .map(access -> new SegmentPlanner.Candidate(scan, ROWS_OF_AN_INDEX, access, List.of()))
                .orElse(new SegmentPlanner.Candidate(scan, size + COST_OF_READING_ALL, new Access.Full(), List.of()));
    }

    /** Equalities between something of {@code own} alone and something that is bound. */
    private List<Access.Key> keys(Set<Variable> own) {
        List<Access.Key> keys = new ArrayList<>();
        for (Query.Step step : remaining) {
            if (step instanceof Query.Filter filter && filter.condition() instanceof Code.Binary equality && equality.operator() == BinaryOperator.EQUAL) {
                key(equality.left(), equality.right(), own).or(() -> key(equality.right(), equality.left(), own)).ifPresent(keys::add);
            }
        }
        return keys;
    }

    private Optional<Access.Key> key(Code stored, Code probe, Set<Variable> own) {
        Set<Variable> ofStored = FreeVariables.of(stored);
        boolean fits = !ofStored.isEmpty() && own.containsAll(ofStored) && bound.containsAll(FreeVariables.of(probe));
        boolean isAbsent = probe instanceof Code.Constant constant && constant.value() == AbsentValue.NOTHING;
        boolean costly = FreeVariables.hasSubquery(stored) || FreeVariables.hasSubquery(probe);
        // A version compares at the precision of its right side, which no hash can.
        return fits && !isAbsent && !costly && !comparesVersions(probe, stored) ? Optional.of(new Access.Key(stored, probe)) : Optional.empty();
    }

    private static boolean comparesVersions(Code probe, Code stored) {
        return Versions.mayBe(probe) || Versions.mayBe(stored);
    }

    /**
     * The lists and values of the member alone that make further equalities usable; {@code own} grows by what they bind.
     */
    private List<Query.Step> flattenable(Set<Variable> own, List<Access.Key> direct) {
        Set<Variable> grown = new HashSet<>(own);
        List<Query.Step> inner = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Query.Step step : remaining) {
                boolean fits = step instanceof Query.Unnest unnest && !FreeVariables.hasSubquery(unnest.list())
                        || step instanceof Query.Assign assign && !FreeVariables.hasSubquery(assign.value());
                Set<Variable> free = fits ? FreeVariables.of(step) : Set.of();
                if (fits && !free.isEmpty() && !inner.contains(step) && grown.containsAll(free)) {
                    inner.add(step);
                    grown.addAll(Normalizer.binds(step));
                    more = true;
                }
            }
        }
        List<Access.Key> withInner = keys(grown);
        if (withInner.size() == direct.size()) {
            return List.of();
        }
        Set<Variable> needed = new HashSet<>();
        withInner.forEach(key -> needed.addAll(FreeVariables.of(key.stored())));
        List<Query.Step> used = new ArrayList<>();
        for (int i = inner.size() - 1; i >= 0; i--) {
            if (Normalizer.binds(inner.get(i)).stream().anyMatch(needed::contains)) {
                used.add(0, inner.get(i));
                needed.addAll(FreeVariables.of(inner.get(i)));
            }
        }
        used.forEach(step -> own.addAll(Normalizer.binds(step)));
        return used;
    }

    private Optional<Access> indexed(Query.Scan scan) {
        for (Query.Step step : remaining) {
            if (step instanceof Query.Filter filter && filter.condition() instanceof Code.Call call && call.function().index().isPresent()) {
                JoinIndex index = call.function().index().get();
                for (int stored = 0; stored < 2; stored++) {
                    Code ofMember = call.arguments().get(stored);
                    Code probe = call.arguments().get(1 - stored);
                    if (FreeVariables.of(ofMember).equals(Set.of(scan.variable())) && bound.containsAll(FreeVariables.of(probe))) {
                        return Optional.of(new Access.Indexed(index, stored, ofMember, probe));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** True if the view's body can be asked for these keys alone. */
    private static boolean isPushable(Query.Scan scan, List<Access.Key> keys) {
        Relation relation = scan.sources().get(0).relation();
        if (!(relation instanceof Relation.OfView view)) {
            return false;
        }
        DemandedView demanded = DemandedView.conditions(view.view(), scan.variable(), keys);
        if (!demanded.isOverColumns(scan.variable())) {
            return false;
        }
        List<Query.Step> steps = view.view().body().steps();
        for (Query.Filter condition : demanded.filters()) {
            Optional<List<Query.Step>> pushed = Demand.push(steps, condition);
            if (pushed.isEmpty()) {
                return false;
            }
            steps = pushed.get();
        }
        return true;
    }
}
