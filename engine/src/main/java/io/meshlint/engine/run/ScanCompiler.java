package io.meshlint.engine.run;

import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.Access;
import io.meshlint.engine.plan.IndexIdentity;
import io.meshlint.engine.plan.PlanStep;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes {@code for x: Relation} ready to run, by the way of access that the planner chose. */
final class ScanCompiler {
    private final BodyCompiler body;

    ScanCompiler(BodyCompiler body) {
        this.body = body;
    }

    Operator compile(PlanStep.Scan scan, Operator next) {
        List<Operator> sources = new ArrayList<>();
        for (Query.Source source : scan.sources()) {
            sources.add(compile(scan, source, next));
        }
        if (sources.size() == 1) {
            return sources.get(0);
        }
        return frame -> {
            for (Operator source : sources) {
                if (!source.run(frame)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Operator compile(PlanStep.Scan scan, Query.Source source, Operator next) {
        if (scan.access() instanceof Access.Hash hash) {
            return hash(scan, source, hash.keys(), next);
        }
        if (scan.access() instanceof Access.Demand demand) {
            return demand(scan, (Relation.OfView) source.relation(), demand.keys(), next);
        }
        if (scan.access() instanceof Access.Indexed indexed) {
            return indexed(scan, source, indexed, next);
        }
        return full(scan, source, next);
    }

    private static boolean pass(Frame frame, PlanStep.Scan scan, Value member, Operator next) {
        frame.budget.step(scan.span());
        frame.slots[scan.variable().slot()] = member;
        if (!(member instanceof RowValue row) || row.restsOn().isEmpty()) {
            return next.run(frame);
        }
        int mark = frame.mark();
        frame.restOn(row.restsOn());
        boolean wanted = next.run(frame);
        frame.forget(mark);
        return wanted;
    }

    private Operator full(PlanStep.Scan scan, Query.Source source, Operator next) {
        List<Evaluation> arguments = source.arguments().stream().map(body::compile).toList();
        return frame -> {
            List<Value> values = arguments.stream().map(argument -> argument.of(frame)).toList();
            for (Value member : frame.world.members(source.relation(), values).all()) {
                if (!pass(frame, scan, member, next)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** The values of keys, or null where one is absent: nothing has a key in common with absence. */
    private static Object values(Frame frame, List<Evaluation> keys) {
        if (keys.size() == 1) {
            Value value = keys.get(0).of(frame);
            return value.isAbsent() ? null : value;
        }
        List<Value> values = new ArrayList<>(keys.size());
        for (Evaluation key : keys) {
            Value value = key.of(frame);
            if (value.isAbsent()) {
                return null;
            }
            values.add(value);
        }
        return values;
    }

    private Operator hash(PlanStep.Scan scan, Query.Source source, List<Access.Key> keys, Operator next) {
        List<Evaluation> stored = keys.stream().map(key -> body.compile(key.stored())).toList();
        List<Evaluation> probes = keys.stream().map(key -> body.compile(key.probe())).toList();
        Object identity = IndexIdentity.of(scan, keys);
        int[] flattened = flattenedSlots(scan.flattened());
        int collector = body.newState();
        Operator inner = flatten(scan.flattened(), frame -> {
            Object key = values(frame, stored);
            if (key != null) {
                Pending pending = (Pending) frame.states[collector];
                Value[] values = new Value[flattened.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = frame.slots[flattened[i]];
                }
                pending.index().add(key, new Members.Entry(pending.number(), frame.slots[scan.variable().slot()], values));
            }
            return true;
        });
        return frame -> {
            Object wanted = values(frame, probes);
            if (wanted == null) {
                return true;
            }
            Members members = frame.world.members(source.relation(), List.of());
            Map<Object, List<Members.Entry>> index = members.index(identity, () -> build(frame, scan, members, inner, collector));
            for (Members.Entry entry : index.getOrDefault(wanted, List.of())) {
                for (int i = 0; i < flattened.length; i++) {
                    frame.slots[flattened[i]] = entry.flattened()[i];
                }
                if (!pass(frame, scan, entry.member(), next)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** An index that is being built, and the number of the member that is being added. */
    private record Pending(Members.IndexBuilder index, int number) {}

    private Map<Object, List<Members.Entry>> build(Frame asking, PlanStep.Scan scan, Members members, Operator inner, int collector) {
        Frame frame = new Frame(asking.world, body.slots(), body.states(), asking.budget);
        Members.IndexBuilder index = new Members.IndexBuilder();
        int number = 0;
        for (Value member : members.all()) {
            frame.slots[scan.variable().slot()] = member;
            frame.states[collector] = new Pending(index, number++);
            inner.run(frame);
        }
        return index.build();
    }

    private static int[] flattenedSlots(List<Query.Step> steps) {
        return steps.stream()
                .map(step -> step instanceof Query.Unnest unnest ? unnest.variable() : ((Query.Assign) step).variable())
                .mapToInt(Variable::slot)
                .toArray();
    }

    private Operator flatten(List<Query.Step> steps, Operator onRow) {
        Operator next = onRow;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Operator behind = next;
            if (steps.get(i) instanceof Query.Unnest unnest) {
                Evaluation list = body.compile(unnest.list());
                next = frame -> {
                    for (Value element : Comparisons.elements(list.of(frame))) {
                        if (!element.isAbsent()) {
                            frame.slots[unnest.variable().slot()] = element;
                            behind.run(frame);
                        }
                    }
                    return true;
                };
            } else {
                Query.Assign assign = (Query.Assign) steps.get(i);
                Evaluation value = body.compile(assign.value());
                next = frame -> {
                    frame.slots[assign.variable().slot()] = value.of(frame);
                    return behind.run(frame);
                };
            }
        }
        return next;
    }

    private Operator demand(PlanStep.Scan scan, Relation.OfView view, List<Access.Key> keys, Operator next) {
        List<Evaluation> probes = keys.stream().map(key -> body.compile(key.probe())).toList();
        DemandedMembers demanded = new DemandedMembers(view.view(), scan.variable(), keys, IndexIdentity.of(scan, keys));
        return frame -> {
            List<Value> values = probes.stream().map(probe -> probe.of(frame)).toList();
            if (values.stream().anyMatch(Value::isAbsent)) {
                return true;
            }
            for (Value member : frame.world.members(demanded, values).all()) {
                if (!pass(frame, scan, member, next)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Operator indexed(PlanStep.Scan scan, Query.Source source, Access.Indexed access, Operator next) {
        Evaluation stored = body.compile(access.stored());
        Evaluation probe = body.compile(access.probe());
        Object identity = IndexIdentity.of(scan, access);
        return frame -> {
            Members members = frame.world.members(source.relation(), List.of());
            Optional<List<Object>> wanted = access.index().probed(access.storedArgument(), probe.of(frame));
            if (wanted.isEmpty()) {
                for (Value member : members.all()) {
                    if (!pass(frame, scan, member, next)) {
                        return false;
                    }
                }
                return true;
            }
            Map<Object, List<Members.Entry>> index = members.index(identity, () -> build(frame, scan, members, access, stored));
            Map<Integer, Value> found = new TreeMap<>();
            wanted.get().forEach(key -> index.getOrDefault(key, List.of()).forEach(entry -> found.put(entry.number(), entry.member())));
            for (Value member : found.values()) {
                if (!pass(frame, scan, member, next)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Map<Object, List<Members.Entry>> build(Frame asking, PlanStep.Scan scan, Members members, Access.Indexed access, Evaluation stored) {
        Frame frame = new Frame(asking.world, body.slots(), body.states(), asking.budget);
        Members.IndexBuilder index = new Members.IndexBuilder();
        int number = 0;
        for (Value member : members.all()) {
            frame.slots[scan.variable().slot()] = member;
            Members.Entry entry = new Members.Entry(number++, member, new Value[0]);
            access.index().stored(access.storedArgument(), stored.of(frame)).forEach(key -> index.add(key, entry));
        }
        return index.build();
    }
}
