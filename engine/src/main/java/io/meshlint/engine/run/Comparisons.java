package io.meshlint.engine.run;

import io.meshlint.engine.builtin.Durations;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DurationValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.List;
import java.util.OptionalInt;

/** What the operators of the language mean for values. */
final class Comparisons {
    static final BooleanValue TRUE = new BooleanValue(true, null);
    static final BooleanValue FALSE = new BooleanValue(false, null);

    private Comparisons() {}

    static Value truth(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** Two absent values are not equal: what is missing in two places has nothing in common. */
    static boolean equal(Value left, Value right) {
        if (left.isAbsent() || right.isAbsent()) {
            return false;
        }
        if (left instanceof VersionValue a && right instanceof VersionValue b) {
            return a.compareAtPrecisionOf(b) == 0;
        }
        if (left instanceof DurationValue != right instanceof DurationValue) {
            Value a = Durations.parse(left);
            return !a.isAbsent() && a.equals(Durations.parse(right));
        }
        return left.equals(right);
    }

    static boolean contains(Value list, Value element) {
        if (element.isAbsent() || !(list instanceof ListValue of)) {
            return false;
        }
        for (Value candidate : of.elements()) {
            if (equal(candidate, element)) {
                return true;
            }
        }
        return false;
    }

    /** False where a side is absent or the sides have no order. */
    static boolean inOrder(BinaryOperator operator, Value left, Value right) {
        OptionalInt order = compare(left, right);
        if (order.isEmpty()) {
            return false;
        }
        return switch (operator) {
            case LESS -> order.getAsInt() < 0;
            case LESS_OR_EQUAL -> order.getAsInt() <= 0;
            case GREATER -> order.getAsInt() > 0;
            case GREATER_OR_EQUAL -> order.getAsInt() >= 0;
            case EQUAL -> order.getAsInt() == 0;
            case NOT_EQUAL -> order.getAsInt() != 0;
            case TIMES, DIVIDE, REMAINDER, PLUS, MINUS, CONCATENATE, DEFAULT, IN, NOT_IN, AND, OR ->
                throw new IllegalArgumentException("no order: " + operator);
        };
    }

    private static OptionalInt compare(Value left, Value right) {
        if (left.isAbsent() || right.isAbsent()) {
            return OptionalInt.empty();
        }
        if (left instanceof VersionValue a && right instanceof VersionValue b) {
            return OptionalInt.of(a.compareAtPrecisionOf(b));
        }
        if (left instanceof DurationValue || right instanceof DurationValue) {
            Value a = Durations.parse(left);
            Value b = Durations.parse(right);
            return a.isAbsent() || b.isAbsent()
                    ? OptionalInt.empty()
                    : OptionalInt.of(ValueOrder.BY_CONTENT.compare(a, b));
        }
        boolean sameSort = left instanceof IntegerValue && right instanceof IntegerValue
                || left instanceof TextValue && right instanceof TextValue;
        return sameSort ? OptionalInt.of(ValueOrder.BY_CONTENT.compare(left, right)) : OptionalInt.empty();
    }

    /** The present elements of a list, a single present value as the only one, nothing for absence. */
    static List<Value> elements(Value value) {
        if (value instanceof ListValue list) {
            return list.elements();
        }
        return value.isAbsent() ? List.of() : List.of(value);
    }
}
