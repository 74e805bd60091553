package io.meshlint.engine.run;

import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.Access;
import io.meshlint.engine.plan.PlanStep;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Files the members of a relation, each with the lists and values of its own that the index takes in. */
final class IndexBuilder {
    private static final Value[] NONE = {};

    private final BodyCompiler body;
    private final PlanStep.Scan scan;
    private final List<Access.Key> keys;
    private final List<Evaluation> stored;
    private final int collector;
    private final Operator entries;
    private final int[] flattenedSlots;

    IndexBuilder(BodyCompiler body, PlanStep.Scan scan, List<Access.Key> keys) {
        this.body = body;
        this.scan = scan;
        this.keys = keys;
        this.stored = keys.stream().map(key -> body.compile(key.stored())).toList();
        this.collector = body.newState();
        this.flattenedSlots = scan.flattened().stream()
                .map(IndexBuilder::variable)
                .mapToInt(Variable::slot)
                .toArray();
        this.entries = compile(scan.flattened());
    }

    /** An index that is being filled. */
    private static final class Filling {
        final Members.Index index = new Members.Index();
        final int[] keys;
        int number;

        Filling(int[] keys) {
            this.keys = keys;
        }
    }

    /** The variable that a step binds which an index takes in. */
    static Variable variable(Query.Step step) {
        return step instanceof Query.Unnest unnest ? unnest.variable() : ((Query.Assign) step).variable();
    }

    /** Builds the index over the keys with the given numbers. */
    Members.Index build(WorldRun world, Members members, int[] numbers) {
        Budget budget = world.budget("the index of `for " + scan.variable() + "` in " + body.owner());
        Frame frame = new Frame(world, body.slots(), body.states(), budget);
        Filling filling = new Filling(numbers);
        for (Value member : members.all()) {
            budget.step(scan.span());
            frame.slots[scan.variable().slot()] = member;
            frame.states[collector] = filling;
            entries.run(frame);
            frame.forget(0);
        }
        world.spent(budget);
        return filling.index;
    }

    private boolean file(Frame frame) {
        Filling filling = (Filling) frame.states[collector];
        List<Evidence> restsOn = frame.restsOn(0);
        Value[] flattened = flattenedSlots.length == 0 ? NONE : new Value[flattenedSlots.length];
        for (int i = 0; i < flattened.length; i++) {
            flattened[i] = frame.slots[flattenedSlots[i]];
        }
        int mark = frame.mark();
        if (stored.size() == 1
                && keys.get(0) instanceof Access.Equality equality
                && equality.match() != Access.Match.PROBE_IN_STORED) {
            Value value = stored.get(0).of(frame);
            frame.forget(mark);
            if (!value.isAbsent()) {
                filling.index.add(IndexKeys.of(value), entry(filling, frame, flattened, restsOn));
            }
            return true;
        }
        List<List<Object>> filed = new ArrayList<>(stored.size());
        for (int i = 0; i < stored.size(); i++) {
            filed.add(
                    contains(filling.keys, i) ? keys(keys.get(i), stored.get(i).of(frame)) : List.of());
        }
        frame.forget(mark);
        Members.Entry entry = entry(filling, frame, flattened, restsOn);
        KeyedScan.combinations(filed, filling.keys).forEach(key -> filling.index.add(key, entry));
        return true;
    }

    private Members.Entry entry(Filling filling, Frame frame, Value[] flattened, List<Evidence> restsOn) {
        return new Members.Entry(filling.number++, frame.slots[scan.variable().slot()], flattened, restsOn);
    }

    private static boolean contains(int[] numbers, int number) {
        for (int one : numbers) {
            if (one == number) {
                return true;
            }
        }
        return false;
    }

    private static List<Object> keys(Access.Key key, Value stored) {
        if (key instanceof Access.Proposal proposal) {
            return KeyedScan.index(proposal).stored(proposal.storedArgument(), stored);
        }
        return keysOf(stored, ((Access.Equality) key).match() == Access.Match.PROBE_IN_STORED);
    }

    /** The keys of a value, or of a list's elements; none for absence, which nothing equals. */
    static List<Object> keysOf(Value value, boolean list) {
        if (!list) {
            return value.isAbsent() ? List.of() : List.of(IndexKeys.of(value));
        }
        if (!(value instanceof ListValue of)) {
            return List.of();
        }
        Set<Object> keys = new LinkedHashSet<>();
        of.elements().stream()
                .filter(element -> !element.isAbsent())
                .forEach(element -> keys.add(IndexKeys.of(element)));
        return List.copyOf(keys);
    }

    private Operator compile(List<Query.Step> steps) {
        Operator next = this::file;
        for (int i = steps.size() - 1; i >= 0; i--) {
            next = compile(steps.get(i), next);
        }
        return next;
    }

    private Operator compile(Query.Step step, Operator next) {
        int slot = variable(step).slot();
        if (step instanceof Query.Unnest unnest) {
            Evaluation list = body.compile(unnest.list());
            return frame -> {
                int mark = frame.mark();
                for (Value element : Comparisons.elements(list.of(frame))) {
                    if (!element.isAbsent()) {
                        frame.budget.step(unnest.span());
                        frame.slots[slot] = element;
                        next.run(frame);
                    }
                }
                frame.forget(mark);
                return true;
            };
        }
        Evaluation value = body.compile(((Query.Assign) step).value());
        return frame -> {
            int mark = frame.mark();
            frame.slots[slot] = value.of(frame);
            next.run(frame);
            frame.forget(mark);
            return true;
        };
    }
}
