package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.PlanStep;
import io.meshlint.engine.plan.Planner;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.ResourceValue;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many rows of a body get through each of its clauses, in the author's order. It uses no plan but its own:
 * an index would hide the clauses that it decides.
 *
 * <p>With a focus only rows count of which a variable is or lies in one of its resources.
 */
public final class Funnel implements ClauseObserver {
    private final WorldRun world;
    private final Query body;
    private final int slots;
    private final Set<Resource> focus;
    private final Map<Span, List<Variable>> before = new HashMap<>();
    private final Map<Span, List<Variable>> after = new HashMap<>();
    private final Map<Span, long[]> counts = new HashMap<>();
    private final Map<Span, Map<Integer, Long>> branches = new HashMap<>();
    private String problem;
    private NearMisses nearMisses;

    private Funnel(WorldRun world, Query body, int slots, Set<Resource> focus) {
        this.world = world;
        this.body = body;
        this.slots = slots;
        this.focus = Set.copyOf(focus);
        scopes(body, List.of());
    }

    /**
     * Counts.
     *
     * @param slots places that the body's variables need
     * @param focus empty for all rows
     * @param owner the rule or view, for messages
     */
    public static Funnel of(WorldRun world, Query body, int slots, Set<Resource> focus, String owner) {
        Funnel funnel = new Funnel(world, body, slots, focus);
        funnel.run(owner, null);
        return funnel;
    }

    private void run(String owner, NearMisses watching) {
        BodyCompiler compiler = new BodyCompiler(world, owner, slots, Planner.inSourceOrder(), this);
        nearMisses = watching;
        if (watching != null) {
            watching.compile(compiler);
        }
        Operator rows = compiler.compile(compiler.plan(body), frame -> true);
        try {
            rows.run(compiler.newFrame(world.budget(owner)));
        } catch (Budget.Exceeded exceeded) {
            problem = exceeded.getMessage();
        }
    }

    /** The rows that a condition rejects although they come closest to it, at most a few. */
    public List<NearMisses.Miss> nearMisses(Query.Filter filter, String owner) {
        Funnel second = new Funnel(world, body, slots, focus);
        NearMisses watching = new NearMisses(filter, before.getOrDefault(filter.span(), List.of()));
        second.run(owner, watching);
        return watching.nearest();
    }

    /** Why the rows could not be counted to the end. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** The rows that came out of a clause. */
    public long rows(Span clause) {
        return counts.getOrDefault(clause, new long[2])[1];
    }

    /** The rows that reached a clause. */
    public long entered(Span clause) {
        return counts.getOrDefault(clause, new long[2])[0];
    }

    /** The rows that came out of a 0-based branch. */
    public long took(Span clause, int branch) {
        return branches.getOrDefault(clause, Map.of()).getOrDefault(branch, 0L);
    }

    /** What is in scope before and behind each clause: slots of other variables hold values of earlier rows. */
    private List<Variable> scopes(Query query, List<Variable> outer) {
        List<Variable> scope = new ArrayList<>(outer);
        for (Query.Step step : query.steps()) {
            before.put(step.span(), List.copyOf(scope));
            if (step instanceof Query.Scan scan) {
                scope.add(scan.variable());
            } else if (step instanceof Query.Pair pair) {
                scope.addAll(List.of(pair.first(), pair.second()));
            } else if (step instanceof Query.Unnest unnest) {
                scope.add(unnest.variable());
            } else if (step instanceof Query.Assign assign) {
                scope.add(assign.variable());
            } else if (step instanceof Query.Either either) {
                either.branches().forEach(branch -> scopes(branch.query(), scope));
                scope.addAll(either.joined());
            } else if (step instanceof Query.First first) {
                first.branches().forEach(branch -> scopes(branch.query(), scope));
                scope.addAll(first.joined());
            } else if (step instanceof Query.Group group) {
                scope.clear();
                group.keys().forEach(key -> scope.add(key.variable()));
                group.collected().forEach(collected -> scope.add(collected.list()));
            } else if (step instanceof Query.Pick pick) {
                pick.ties().ifPresent(scope::add);
            }
            after.put(step.span(), List.copyOf(scope));
        }
        return scope;
    }

    private boolean isInFocus(Frame frame, List<Variable> scope) {
        if (focus.isEmpty()) {
            return true;
        }
        for (Variable variable : scope) {
            if (isInFocus(frame.slots[variable.slot()])) {
                return true;
            }
        }
        return false;
    }

    private boolean isInFocus(Value value) {
        if (value == null) {
            return false;
        }
        if (value instanceof ResourceValue resource) {
            return focus.contains(resource.resource());
        }
        if (value instanceof RowValue row) {
            return row.columns().stream().anyMatch(this::isInFocus);
        }
        if (value instanceof ListValue list) {
            return list.elements().stream().anyMatch(this::isInFocus);
        }
        return value.place() != null
                && world.resourceOf(value.place()).filter(focus::contains).isPresent();
    }

    private long[] of(Span clause) {
        return counts.computeIfAbsent(clause, none -> new long[2]);
    }

    @Override
    public void compiled(PlanStep step) {
        // Only rows count here.
    }

    @Override
    public void matched(Declarations.Table table, int row) {
        // Tables are not explained.
    }

    @Override
    public void entered(Span clause, Frame frame) {
        if (isInFocus(frame, before.get(clause))) {
            of(clause)[0]++;
            if (nearMisses != null && nearMisses.filter().span().equals(clause)) {
                nearMisses.see(frame);
            }
        }
    }

    @Override
    public void left(Span clause, Frame frame) {
        if (isInFocus(frame, after.get(clause))) {
            of(clause)[1]++;
        }
    }

    @Override
    public void took(Span clause, int branch, Frame frame) {
        if (isInFocus(frame, after.get(clause))) {
            branches.computeIfAbsent(clause, none -> new HashMap<>()).merge(branch, 1L, Long::sum);
        }
    }
}
