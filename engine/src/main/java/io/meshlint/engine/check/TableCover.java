package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations.Cell;
import io.meshlint.engine.core.Declarations.TableRow;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DurationValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which combinations of inputs the rows of a table answer. For inputs with endless values it tries the written ones and their
 * neighbours: between those, no cell changes its mind.
 */
final class TableCover {
    private static final int MOST_COMBINATIONS = 100_000;
    private static final String UNWRITTEN = "\0";

    private final List<Type> inputs;
    private final List<TableRow> rows;
    private final List<List<Value>> values = new ArrayList<>();
    private final boolean[] reached;
    private final List<Set<Integer>> before = new ArrayList<>();
    private final List<List<Value>> unanswered = new ArrayList<>();
    private final boolean feasible;

    TableCover(List<Type> inputs, List<TableRow> rows) {
        this.inputs = inputs;
        this.rows = rows;
        this.reached = new boolean[rows.size()];
        rows.forEach(row -> before.add(new TreeSet<>()));
        long combinations = 1;
        for (int i = 0; i < inputs.size(); i++) {
            values.add(valuesOf(i));
            combinations = Math.min(combinations * Math.max(1, values.get(i).size()), MOST_COMBINATIONS + 1L);
        }
        this.feasible = !inputs.isEmpty() && combinations <= MOST_COMBINATIONS;
        if (feasible) {
            tryAll(new ArrayList<>());
        }
    }

    /** True if another row answers first wherever this one would. */
    boolean isUnreachable(int row) {
        return feasible && !reached[row];
    }

    /** The rows that answer first where this one would, in their order. */
    Set<Integer> answeringBefore(int row) {
        return before.get(row);
    }

    /** The combinations of present values that no row answers; empty where an input has endless values. */
    List<List<Value>> unanswered() {
        return inputs.stream().allMatch(TableCover::isClosed) ? unanswered : List.of();
    }

    private static boolean isClosed(Type type) {
        return type.present().equals(Type.BOOLEAN)
                || type.present() instanceof Type.Text text && !text.values().isEmpty();
    }

    private void tryAll(List<Value> chosen) {
        if (chosen.size() < inputs.size()) {
            for (Value value : values.get(chosen.size())) {
                chosen.add(value);
                tryAll(chosen);
                chosen.remove(chosen.size() - 1);
            }
            return;
        }
        int first = -1;
        for (int row = 0; row < rows.size(); row++) {
            if (answers(rows.get(row), chosen)) {
                if (first >= 0) {
                    before.get(row).add(first);
                } else {
                    reached[row] = true;
                    first = row;
                }
            }
        }
        if (first < 0 && chosen.stream().noneMatch(Value::isAbsent)) {
            unanswered.add(List.copyOf(chosen));
        }
    }

    private static boolean answers(TableRow row, List<Value> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!holds(row.inputs().get(i), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Cell cell, Value value) {
        if (cell.operator() == null) {
            return true;
        }
        boolean equality = cell.operator() == BinaryOperator.EQUAL || cell.operator() == BinaryOperator.NOT_EQUAL;
        if (value.isAbsent() || cell.value().isAbsent()) {
            return equality
                    && (value.isAbsent() == cell.value().isAbsent()) == (cell.operator() == BinaryOperator.EQUAL);
        }
        if (value instanceof VersionValue version && cell.value() instanceof VersionValue written) {
            return Versions.holds(version, cell.operator(), written);
        }
        if (equality) {
            return value.equals(cell.value()) == (cell.operator() == BinaryOperator.EQUAL);
        }
        return inOrder(cell.operator(), ValueOrder.BY_CONTENT.compare(value, cell.value()));
    }

    private static boolean inOrder(BinaryOperator operator, int order) {
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case EQUAL, NOT_EQUAL, TIMES, DIVIDE, REMAINDER, PLUS, MINUS, CONCATENATE, DEFAULT, IN, NOT_IN, AND, OR ->
                throw new IllegalArgumentException("no order: " + operator);
        };
    }

    private List<Value> valuesOf(int input) {
        Set<Value> found = new LinkedHashSet<>();
        Type type = inputs.get(input).present();
        if (type.equals(Type.BOOLEAN)) {
            found.add(new BooleanValue(true, null));
            found.add(new BooleanValue(false, null));
        } else if (type instanceof Type.Text text && !text.values().isEmpty()) {
            text.values().forEach(value -> found.add(new TextValue(value, null)));
        } else {
            rows.forEach(row -> found.addAll(around(row.inputs().get(input).value())));
            if (found.isEmpty()) {
                found.add(new TextValue(UNWRITTEN, null));
            }
        }
        if (inputs.get(input).isOptional()) {
            found.add(AbsentValue.NOTHING);
        }
        return new ArrayList<>(found);
    }

    /** A written value and its neighbours. */
    private static List<Value> around(Value written) {
        if (written instanceof TextValue text) {
            return List.of(text, new TextValue(text.value() + UNWRITTEN, null));
        }
        if (written instanceof IntegerValue number) {
            return List.of(
                    number, new IntegerValue(number.value() - 1, null), new IntegerValue(number.value() + 1, null));
        }
        if (written instanceof DurationValue time) {
            return List.of(
                    time,
                    new DurationValue(time.milliseconds() - 1, null),
                    new DurationValue(time.milliseconds() + 1, null));
        }
        if (written instanceof VersionValue version) {
            return List.copyOf(Versions.around(version));
        }
        return written == null || written.isAbsent() ? List.of() : List.of(written);
    }
}
