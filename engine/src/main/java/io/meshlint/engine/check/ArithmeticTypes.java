package io.meshlint.engine.check;

import io.meshlint.engine.type.Type;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;

/** Which types can be added, subtracted, multiplied and divided. */
final class ArithmeticTypes {
    private ArithmeticTypes() {}

    /** The result's type; null where the operator does not take these two. */
    static Type result(BinaryOperator operator, Type left, Type right) {
        boolean integers = left.equals(Type.INTEGER) && right.equals(Type.INTEGER);
        boolean durations = left.equals(Type.DURATION) && right.equals(Type.DURATION);
        if (integers) {
            return Type.INTEGER;
        }
        return switch (operator) {
            case PLUS ->
                durations ? Type.DURATION : left instanceof Type.Text && right instanceof Type.Text ? Type.TEXT : null;
            case MINUS, REMAINDER -> durations ? Type.DURATION : null;
            case TIMES ->
                left.equals(Type.INTEGER) && right.equals(Type.DURATION)
                                || left.equals(Type.DURATION) && right.equals(Type.INTEGER)
                        ? Type.DURATION
                        : null;
            case DIVIDE ->
                durations
                        ? Type.INTEGER
                        : left.equals(Type.DURATION) && right.equals(Type.INTEGER) ? Type.DURATION : null;
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
                    OR -> null;
        };
    }

    static boolean divides(BinaryOperator operator) {
        return operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER;
    }

    static String help(BinaryOperator operator) {
        if (operator == BinaryOperator.PLUS) {
            return "add two numbers, two durations or two strings; a template such as `\"{a}{b}\"` takes anything";
        }
        if (operator == BinaryOperator.TIMES) {
            return "multiply numbers, or a number and a duration";
        }
        return divides(operator)
                ? "divide numbers, durations, or a duration by a number"
                : "subtract two numbers or two durations";
    }
}
