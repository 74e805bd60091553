package io.meshlint.engine.run;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.plan.PlanStep;
import io.meshlint.engine.plan.Planner;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a body ready to run: plans become chains of operators, each step calling the next for every row. */
final class BodyCompiler {
    private final WorldRun world;
    private final String owner;
    private final int slots;
    private final ExpressionCompiler expressions = new ExpressionCompiler(this);
    private final Planner planner;
    private ClauseObserver observer;
    private int states;

    /**
     * @param owner the rule, view, function or parameter, for messages
     * @param slots places that the body's variables need
     */
    BodyCompiler(WorldRun world, String owner, int slots) {
        this(world, owner, slots, world.planner(), world.observer());
    }

    /**
     * @param planner  for the body itself; its subqueries are planned as the world is
     * @param observer sees the rows that pass the clauses of the body, not those of subqueries; null for none
     */
    BodyCompiler(WorldRun world, String owner, int slots, Planner planner, ClauseObserver observer) {
        this.world = world;
        this.owner = owner;
        this.slots = slots;
        this.planner = planner;
        this.observer = observer;
    }

    /** The plan of the body. */
    Plan plan(Query query) {
        return planner.plan(query, Set.of());
    }

    /** True where clauses run as their author wrote them. */
    boolean isInSourceOrder() {
        return planner.isInSourceOrder();
    }

    WorldRun world() {
        return world;
    }

    String owner() {
        return owner;
    }

    int slots() {
        return slots;
    }

    /** A frame to run the body in, once all of it is compiled. */
    Frame newFrame(Budget budget) {
        return new Frame(world, slots, states, budget);
    }

    /** A place for what an operator gathers. */
    int newState() {
        return states++;
    }

    /** The number of places given out; known when the whole body is compiled. */
    int states() {
        return states;
    }

    Evaluation compile(Code code) {
        return expressions.compile(code);
    }

    /** A query whose other variables are bound by the body around it. */
    Operator compileSubquery(Query query, Operator onRow) {
        Set<Variable> bound = FreeVariables.of(new Code.Exists(query, false, null));
        ClauseObserver outside = observer;
        observer = world.observer();
        Operator rows = compile(world.planner().plan(query, bound), onRow);
        observer = outside;
        return rows;
    }

    Operator compile(Plan plan, Operator onRow) {
        return compile(plan.steps(), onRow);
    }

    /** Split at the last barrier: it needs all rows of what is before it, earlier barriers included. */
    private Operator compile(List<PlanStep> steps, Operator onRow) {
        if (observer == null && !isInSourceOrder() && world.emptiness().isEmpty(steps)) {
            return frame -> true;
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            PlanStep step = steps.get(i);
            if (step instanceof PlanStep.Group || step instanceof PlanStep.Pick) {
                List<PlanStep> before = steps.subList(0, i);
                Operator after = left(step.span(), compileLinear(steps.subList(i + 1, steps.size()), onRow));
                BarrierCompiler barriers = new BarrierCompiler(this);
                return step instanceof PlanStep.Group group
                        ? barriers.group(group.step(), gather -> compile(before, entered(step.span(), gather)), after)
                        : barriers.pick(
                                ((PlanStep.Pick) step).step(),
                                gather -> compile(before, entered(step.span(), gather)),
                                after);
            }
        }
        return compileLinear(steps, onRow);
    }

    private Operator compileLinear(List<PlanStep> steps, Operator onRow) {
        Operator next = onRow;
        for (int i = steps.size() - 1; i >= 0; i--) {
            // A pair is several steps of one clause: the first is where rows enter it, the last where they leave it.
            Span clause = steps.get(i).span();
            boolean begins = i == 0 || !steps.get(i - 1).span().equals(clause);
            boolean ends = i == steps.size() - 1 || !steps.get(i + 1).span().equals(clause);
            Operator step = compile(steps.get(i), ends ? left(clause, next) : next);
            next = begins ? entered(clause, step) : step;
        }
        return next;
    }

    private Operator entered(Span clause, Operator next) {
        ClauseObserver watching = observer;
        return watching == null
                ? next
                : frame -> {
                    watching.entered(clause, frame);
                    return next.run(frame);
                };
    }

    private Operator left(Span clause, Operator next) {
        ClauseObserver watching = observer;
        return watching == null
                ? next
                : frame -> {
                    watching.left(clause, frame);
                    return next.run(frame);
                };
    }

    private Operator took(Span clause, int branch, Operator next) {
        ClauseObserver watching = observer;
        return watching == null
                ? next
                : frame -> {
                    watching.took(clause, branch, frame);
                    return next.run(frame);
                };
    }

    private Operator compile(PlanStep step, Operator next) {
        if (observer != null) {
            observer.compiled(step);
        }
        if (step instanceof PlanStep.Scan scan) {
            return new ScanCompiler(this).compile(scan, next);
        }
        if (step instanceof PlanStep.Filter filter) {
            return filter(filter, next);
        }
        if (step instanceof PlanStep.Assign assign) {
            return assign(assign.variable(), compile(assign.value()), next);
        }
        if (step instanceof PlanStep.Unnest unnest) {
            return unnest(unnest, next);
        }
        if (step instanceof PlanStep.Either either) {
            return either(either, next);
        }
        return first((PlanStep.First) step, next);
    }

    private Operator filter(PlanStep.Filter filter, Operator next) {
        Evaluation condition = compile(filter.condition());
        return frame -> {
            int mark = frame.mark();
            boolean wanted = !condition.holds(frame) || next.run(frame);
            frame.forget(mark);
            return wanted;
        };
    }

    private static Operator assign(Variable variable, Evaluation value, Operator next) {
        int slot = variable.slot();
        return frame -> {
            int mark = frame.mark();
            frame.slots[slot] = value.of(frame);
            boolean wanted = next.run(frame);
            frame.forget(mark);
            return wanted;
        };
    }

    private Operator unnest(PlanStep.Unnest unnest, Operator next) {
        Evaluation list = compile(unnest.list());
        int slot = unnest.variable().slot();
        return frame -> {
            int mark = frame.mark();
            boolean wanted = true;
            for (Value element : Comparisons.elements(list.of(frame))) {
                frame.budget.step(unnest.span());
                if (!element.isAbsent()) {
                    frame.slots[slot] = element;
                    wanted = next.run(frame);
                    if (!wanted) {
                        break;
                    }
                }
            }
            frame.forget(mark);
            return wanted;
        };
    }

    private Operator export(List<Variable> exported, List<Variable> joined, Operator next) {
        int[] from = exported.stream().mapToInt(Variable::slot).toArray();
        int[] to = joined.stream().mapToInt(Variable::slot).toArray();
        return frame -> {
            for (int i = 0; i < from.length; i++) {
                frame.slots[to[i]] = frame.slots[from[i]];
            }
            return next.run(frame);
        };
    }

    private Operator either(PlanStep.Either either, Operator next) {
        List<Operator> branches = new ArrayList<>();
        for (PlanStep.Branch branch : either.branches()) {
            Operator exported = export(branch.exported(), either.joined(), took(either.span(), branches.size(), next));
            branches.add(compile(branch.plan(), exported));
        }
        return frame -> {
            for (Operator branch : branches) {
                if (!branch.run(frame)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Operator first(PlanStep.First first, Operator next) {
        int state = newState();
        List<Operator> branches = new ArrayList<>();
        for (PlanStep.Branch branch : first.branches()) {
            Operator exported = export(branch.exported(), first.joined(), took(first.span(), branches.size(), next));
            branches.add(compile(branch.plan(), frame -> {
                frame.states[state] = Comparisons.TRUE;
                return exported.run(frame);
            }));
        }
        return frame -> {
            for (Operator branch : branches) {
                frame.states[state] = null;
                boolean wanted = branch.run(frame);
                boolean had = frame.states[state] != null;
                if (!wanted) {
                    return false;
                }
                if (had) {
                    return true;
                }
            }
            return true;
        };
    }
}
