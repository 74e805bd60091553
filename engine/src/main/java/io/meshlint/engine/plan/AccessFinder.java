package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the cheapest way to the members of a relation that the conditions still to be met will keep. */
final class AccessFinder {
    private static final double ROWS_OF_A_KEY = 1.5;
    private static final double ROWS_OF_A_PROPOSAL = 3;
    private static final double KEPT_BY_A_CONSTANT = 0.2;
    /** To evaluate a view costs more than its rows: it is done after what can be decided without. */
    private static final double COST_OF_EVALUATING = 1;

    private static final double COST_OF_READING_ALL = 5;

    private final Statistics statistics;
    private final double largeView;
    private final List<Query.Step> remaining;
    private final Set<Variable> bound;

    /**
     * @param largeView from this estimated size on a view is not spelled out but evaluated for the values that are asked for
     */
    AccessFinder(Statistics statistics, double largeView, List<Query.Step> remaining, Set<Variable> bound) {
        this.statistics = statistics;
        this.largeView = largeView;
        this.remaining = remaining;
        this.bound = bound;
    }

    SegmentPlanner.Candidate find(Query.Scan scan) {
        boolean hasArguments =
                scan.sources().stream().anyMatch(source -> !source.arguments().isEmpty());
        if (hasArguments) {
            double rows = scan.sources().stream()
                    .mapToDouble(source -> statistics.size(source.relation()))
                    .sum();
            return new SegmentPlanner.Candidate(scan, rows + COST_OF_EVALUATING, new Access.Full(), List.of());
        }
        double size = scan.sources().stream()
                .mapToDouble(source -> statistics.size(source.relation()))
                .sum();
        Set<Variable> own = new HashSet<>(Set.of(scan.variable()));
        List<Access.Key> keys = keys(own);
        List<Access.Equality> demanded = size > largeView ? demanded(scan, keys) : List.of();
        if (!demanded.isEmpty()) {
            return new SegmentPlanner.Candidate(scan, rows(keys, size), new Access.Demand(demanded), List.of());
        }
        List<Query.Step> flattened = flattenable(own, keys);
        if (!flattened.isEmpty()) {
            keys = keys(own);
        }
        if (keys.isEmpty()) {
            return new SegmentPlanner.Candidate(scan, size + COST_OF_READING_ALL, new Access.Full(), List.of());
        }
        return new SegmentPlanner.Candidate(scan, rows(keys, size), new Access.Keyed(keys), flattened);
    }

    /** How many members are expected to have the keys. */
    private static double rows(List<Access.Key> keys, double size) {
        boolean selective = false;
        boolean proposed = false;
        for (Access.Key key : keys) {
            boolean constant = FreeVariables.of(key.probe()).isEmpty();
            selective |= !constant && key instanceof Access.Equality;
            proposed |= !constant && key instanceof Access.Proposal;
        }
        if (selective) {
            return Math.min(size, ROWS_OF_A_KEY);
        }
        return Math.min(size, proposed ? ROWS_OF_A_PROPOSAL : size * KEPT_BY_A_CONSTANT + 1);
    }

    /** Conditions between something of {@code own} alone and something that is bound. */
    private List<Access.Key> keys(Set<Variable> own) {
        List<Access.Key> keys = new ArrayList<>();
        for (Query.Step step : remaining) {
            if (step instanceof Query.Filter filter) {
                key(filter.condition(), own).filter(key -> !keys.contains(key)).ifPresent(keys::add);
            }
        }
        return keys;
    }

    private Optional<Access.Key> key(Code condition, Set<Variable> own) {
        if (condition instanceof Code.Binary binary && isComparison(binary.operator())) {
            boolean list = binary.operator() == BinaryOperator.IN;
            if (fits(binary.left(), binary.right(), own)) {
                Access.Match match = list ? Access.Match.STORED_IN_PROBE : Access.Match.STORED_EQUALS_PROBE;
                return Optional.of(new Access.Equality(binary.left(), binary.right(), match));
            }
            if (fits(binary.right(), binary.left(), own)) {
                Access.Match match = list ? Access.Match.PROBE_IN_STORED : Access.Match.PROBE_EQUALS_STORED;
                return Optional.of(new Access.Equality(binary.right(), binary.left(), match));
            }
        }
        if (condition instanceof Code.Call call && call.function().index().isPresent()) {
            for (int stored = 0; stored < 2; stored++) {
                Code ofMember = call.arguments().get(stored);
                Code probe = call.arguments().get(1 - stored);
                if (fits(ofMember, probe, own)) {
                    return Optional.of(new Access.Proposal(call.function(), stored, ofMember, probe));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isComparison(BinaryOperator operator) {
        return operator == BinaryOperator.EQUAL || operator == BinaryOperator.IN;
    }

    private boolean fits(Code stored, Code probe, Set<Variable> own) {
        Set<Variable> ofStored = FreeVariables.of(stored);
        boolean apart = !ofStored.isEmpty() && own.containsAll(ofStored) && bound.containsAll(FreeVariables.of(probe));
        // `x == absent` asks for absence, and what is absent is in no index.
        boolean isAbsent =
                probe instanceof Code.Constant constant && constant.value().isAbsent();
        return apart && !isAbsent && !FreeVariables.hasSubquery(stored) && !FreeVariables.hasSubquery(probe);
    }

    /** The lists and values of the member alone that make further conditions usable; {@code own} grows by what they bind. */
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

    /** The keys that the view's body can be asked for; the other conditions are tried on what it gives. */
    private List<Access.Equality> demanded(Query.Scan scan, List<Access.Key> keys) {
        List<Access.Equality> usable = new ArrayList<>();
        if (scan.sources().size() == 1 && scan.sources().get(0).relation() instanceof Relation.OfView view) {
            boolean selective = false;
            for (Access.Key key : keys) {
                if (key instanceof Access.Equality equality && equality.match().isEquality()) {
                    DemandedView demanded = DemandedView.conditions(view.view(), scan.variable(), List.of(equality));
                    boolean pushable = demanded.isOverColumns(scan.variable())
                            && Demand.push(view.view().body().steps(), demanded.filters())
                                    .isPresent();
                    if (pushable) {
                        usable.add(equality);
                        selective |= !FreeVariables.of(equality.probe()).isEmpty();
                    }
                }
            }
            if (!selective) {
                usable.clear();
            }
        }
        return usable;
    }
}
