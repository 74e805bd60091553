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
        List<Value> key;
        final List<Set<Value>> lists = new ArrayList<>();
        final Set<Evidence> restsOn = new TreeSet<>(Comparator.comparing(Evidence::description));
    }

    /**
     * What is gathered of the rows before a barrier.
     *
     * @param mark where the evidence of these rows begins
     */
    private record Gathering<T>(int mark, Map<List<Value>, T> groups) {
        Gathering(int mark) {
            this(mark, new LinkedHashMap<>());
        }

        @SuppressWarnings("unchecked")
        static <T> Gathering<T> in(Frame frame, int state) {
            return (Gathering<T>) frame.states[state];
        }
    }

    Operator group(Query.Group step, UnaryOperator<Operator> before, Operator after) {
        int state = body.newState();
        List<Evaluation> keys =
                step.keys().stream().map(key -> body.compile(key.value())).toList();
        List<Evaluation> collected =
                step.collected().stream().map(c -> body.compile(c.value())).toList();
        int[] keySlots =
                step.keys().stream().mapToInt(key -> key.variable().slot()).toArray();
        int[] listSlots =
                step.collected().stream().mapToInt(c -> c.list().slot()).toArray();
        Operator gather = before.apply(frame -> {
            int mark = frame.mark();
            Gathering<Gathered> gathering = Gathering.in(frame, state);
            List<Value> key = Evaluation.all(keys, frame);
            Gathered gathered = gathering.groups().computeIfAbsent(key, none -> new Gathered());
            // Equal keys may stand in several places; the first in the order of values speaks for the group, whichever
            // row came first.
            gathered.key = gathered.key == null || ValueOrder.compareAll(key, gathered.key) < 0 ? key : gathered.key;
            for (int i = 0; i < collected.size(); i++) {
                if (gathered.lists.size() == i) {
                    gathered.lists.add(new TreeSet<>(ValueOrder.CANONICAL));
                }
                Value value = collected.get(i).of(frame);
                if (!value.isAbsent()) {
                    gathered.lists.get(i).add(value);
                }
            }
            gathered.restsOn.addAll(frame.restsOn(gathering.mark()));
            frame.forget(mark);
            return true;
        });
        return frame -> {
            int mark = frame.mark();
            Gathering<Gathered> gathering = new Gathering<>(mark);
            frame.states[state] = gathering;
            gather.run(frame);
            frame.forget(mark);
            for (Gathered group : gathering.groups().values()) {
                for (int i = 0; i < keySlots.length; i++) {
                    frame.slots[keySlots[i]] = group.key.get(i);
                }
                for (int i = 0; i < listSlots.length; i++) {
                    frame.slots[listSlots[i]] = distinct(group.lists.get(i));
                }
                frame.restOn(List.copyOf(group.restsOn));
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
        List<Evaluation> order =
                step.order().stream().map(key -> body.compile(key.value())).toList();
        List<Evaluation> per = step.per().stream().map(body::compile).toList();
        Rivalry rivalry = new Rivalry(step.order());
        int chosen = step.chosen().slot();
        Operator gather = before.apply(frame -> {
            int mark = frame.mark();
            Gathering<List<Row>> gathering = Gathering.in(frame, state);
            List<Value> key = Evaluation.all(per, frame);
            List<Value> keys = Evaluation.all(order, frame);
            List<Row> rivals = gathering.groups().computeIfAbsent(key, none -> new ArrayList<>());
            rivals.add(new Row(frame.snapshot(), keys, frame.restsOn(gathering.mark())));
            frame.forget(mark);
            return true;
        });
        return frame -> {
            int mark = frame.mark();
            Gathering<List<Row>> gathering = new Gathering<>(mark);
            frame.states[state] = gathering;
            gather.run(frame);
            frame.forget(mark);
            for (List<Row> rivals : gathering.groups().values()) {
                Set<List<Value>> unbeaten =
                        rivalry.unbeaten(rivals.stream().map(Row::order).toList());
                List<Row> kept = rivals.stream()
                        .filter(row -> unbeaten.contains(row.order()))
                        .toList();
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
}
