package io.meshlint.engine.run;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.DurationValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;

/** Sums, differences, products and quotients. */
final class Arithmetic {
    private Arithmetic() {}

    /** The result; absent where a side is absent, the sides do not fit, the divisor is 0, or the result leaves 64 bits. */
    static Value of(BinaryOperator operator, Value left, Value right) {
        try {
            return switch (operator) {
                case PLUS -> sum(left, right);
                case MINUS -> difference(left, right);
                case TIMES -> product(left, right);
                case DIVIDE, REMAINDER -> quotient(operator, left, right);
                case CONCATENATE,
                        DEFAULT,
                        LESS,
                        LESS_OR_EQUAL,
                        GREATER,
                        GREATER_OR_EQUAL,
                        EQUAL,
                        NOT_EQUAL,
                        IN,
                        NOT_IN,
                        AND,
                        OR -> throw new IllegalArgumentException("no arithmetic: " + operator);
            };
        } catch (ArithmeticException overflow) {
            return AbsentValue.NOTHING;
        }
    }

    private static Value sum(Value left, Value right) {
        if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
            return new IntegerValue(Math.addExact(a.value(), b.value()), left.place());
        }
        if (left instanceof DurationValue a && right instanceof DurationValue b) {
            return new DurationValue(Math.addExact(a.milliseconds(), b.milliseconds()), left.place());
        }
        if (left instanceof TextValue a && right instanceof TextValue b) {
            return new TextValue(a.value() + b.value(), left.place());
        }
        return AbsentValue.NOTHING;
    }

    private static Value difference(Value left, Value right) {
        if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
            return new IntegerValue(Math.subtractExact(a.value(), b.value()), left.place());
        }
        if (left instanceof DurationValue a && right instanceof DurationValue b) {
            return new DurationValue(Math.subtractExact(a.milliseconds(), b.milliseconds()), left.place());
        }
        return AbsentValue.NOTHING;
    }

    private static Value product(Value left, Value right) {
        if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
            return new IntegerValue(Math.multiplyExact(a.value(), b.value()), left.place());
        }
        if (left instanceof IntegerValue a && right instanceof DurationValue b) {
            return new DurationValue(Math.multiplyExact(a.value(), b.milliseconds()), right.place());
        }
        if (left instanceof DurationValue && right instanceof IntegerValue) {
            return product(right, left);
        }
        return AbsentValue.NOTHING;
    }

    /** Rounds down, so that a remainder has the sign of the divisor. */
    private static Value quotient(BinaryOperator operator, Value left, Value right) {
        if (left instanceof IntegerValue a && right instanceof IntegerValue b) {
            return new IntegerValue(divided(operator, a.value(), b.value()), left.place());
        }
        if (left instanceof DurationValue a && right instanceof DurationValue b) {
            long result = divided(operator, a.milliseconds(), b.milliseconds());
            return operator == BinaryOperator.REMAINDER
                    ? new DurationValue(result, left.place())
                    : new IntegerValue(result, left.place());
        }
        if (operator == BinaryOperator.DIVIDE && left instanceof DurationValue a && right instanceof IntegerValue b) {
            return new DurationValue(divided(operator, a.milliseconds(), b.value()), left.place());
        }
        return AbsentValue.NOTHING;
    }

    private static long divided(BinaryOperator operator, long dividend, long divisor) {
        if (dividend == Long.MIN_VALUE && divisor == -1) {
            throw new ArithmeticException("the quotient leaves 64 bits");
        }
        return operator == BinaryOperator.REMAINDER
                ? Math.floorMod(dividend, divisor)
                : Math.floorDiv(dividend, divisor);
    }
}
