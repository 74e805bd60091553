package io.meshlint.engine.run;

import io.meshlint.engine.core.Query;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Makes {@code group} and {@code pick} ready to run: they need all rows of what stands before them. */
final class BarrierCompiler {
    private final BodyCompiler body;

    BarrierCompiler(BodyCompiler body) {
        this.body = body;
    }

    /** The rows of one key. */
    private static final class Gathered {
        final List<Set<Value>> lists = new ArrayList<>();
        final Set<Evidence> restsOn = new LinkedHashSet<>();
    }

    Operator group(Query.Group step, UnaryOperator<Operator> before, Operator after) {
        int state = body.newState();
        List<Evaluation> keys = step.keys().stream().map(key -> body.compile(key.value())).toList();
        List<Evaluation> collected = step.collected().stream().map(c -> body.compile(c.value())).toList();
        int[] keySlots = step.keys().stream().mapToInt(key -> key.variable().slot()).toArray();
        int[] listSlots = step.collected().stream().mapToInt(c -> c.list().slot()).toArray();
        Operator gather = before.apply(frame -> {
            @SuppressWarnings("unchecked")
            Map<List<Value>, Gathered> groups = (Map<List<Value>, Gathered>) frame.states[state];
            List<Value> key = new ArrayList<>();
            keys.forEach(k -> key.add(k.of(frame)));
            Gathered gathered = groups.computeIfAbsent(key, none -> new Gathered());
            for (int i = 0; i < collected.size(); i++) {
                if (gathered.lists.size() == i) {
                    gathered.lists.add(new TreeSet<>(ValueOrder.CANONICAL));
                }
                Value value = collected.get(i).of(frame);
                if (!value.isAbsent()) {
                    gathered.lists.get(i).add(value);
                }
            }
            gathered.restsOn.addAll(frame.restsOn(0));
            return true;
        });
        return frame -> {
            int mark = frame.mark();
            Map<List<Value>, Gathered> groups = new LinkedHashMap<>();
            frame.states[state] = groups;
            gather.run(frame);
            for (Map.Entry<List<Value>, Gathered> group : groups.entrySet()) {
                for (int i = 0; i < keySlots.length; i++) {
                    frame.slots[keySlots[i]] = group.getKey().get(i);
                }
                for (int i = 0; i < listSlots.length; i++) {
                    frame.slots[listSlots[i]] = distinct(group.getValue().lists.get(i));
                }
                frame.restOn(List.copyOf(group.getValue().restsOn));
                boolean wanted = after.run(frame);
                frame.forget(mark);
                if (!wanted) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Equal values once, the first of each in the order of values. */
    private static Value distinct(Set<Value> sorted) {
        List<Value> values = new ArrayList<>(new LinkedHashSet<>(sorted));
        return new ListValue(values, values.isEmpty() ? null : values.get(0).place());
    }

    /** A row that waits for its rivals. */
    private record Row(Value[] slots, List<Value> order, List<Evidence> restsOn) {}

    Operator pick(Query.Pick step, UnaryOperator<Operator> before, Operator after) {
        int state = body.newState();
        List<Evaluation> order = step.order().stream().map(key -> body.compile(key.value())).toList();
        List<Evaluation> per = step.per().stream().map(body::compile).toList();
        int chosen = step.chosen().slot();
        Operator gather = before.apply(frame -> {
            @SuppressWarnings("unchecked")
            Map<List<Value>, List<Row>> groups = (Map<List<Value>, List<Row>>) frame.states[state];
            List<Value> key = new ArrayList<>();
            per.forEach(k -> key.add(k.of(frame)));
            List<Value> keys = new ArrayList<>();
            order.forEach(k -> keys.add(k.of(frame)));
            groups.computeIfAbsent(key, none -> new ArrayList<>()).add(new Row(frame.snapshot(), keys, frame.restsOn(0)));
            return true;
        });
        return frame -> {
            int mark = frame.mark();
            Map<List<Value>, List<Row>> groups = new LinkedHashMap<>();
            frame.states[state] = groups;
            gather.run(frame);
            for (List<Row> rivals : groups.values()) {
                List<Row> kept = rivals.stream().filter(row -> rivals.stream().noneMatch(other -> beats(step, other, row))).toList();
                Set<Value> ties = new TreeSet<>(ValueOrder.CANONICAL);
                kept.forEach(row -> ties.add(row.slots()[chosen]));
                for (Row row : kept) {
                    frame.restore(row.slots());
                    step.ties().ifPresent(variable -> frame.slots[variable.slot()] = distinct(ties));
                    frame.restOn(row.restsOn());
                    boolean wanted = after.run(frame);
                    frame.forget(mark);
                    if (!wanted) {
                        return false;
                    }
                }
            }
            return true;
        };
    }

    /** True if the first key that both have and that differs prefers {@code a}; absence neither beats nor is beaten. */
    private static boolean beats(Query.Pick step, Row a, Row b) {
        for (int i = 0; i < step.order().size(); i++) {
            Value x = a.order().get(i);
            Value y = b.order().get(i);
            if (!x.isAbsent() && !y.isAbsent()) {
                Comparator<Value> comparator = ValueOrder.BY_CONTENT;
                int comparison = comparator.compare(x, y);
                if (comparison != 0) {
                    return step.order().get(i).descending() == comparison > 0;
                }
            }
        }
        return false;
    }
}
