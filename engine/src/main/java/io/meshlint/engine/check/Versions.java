package io.meshlint.engine.check;

import io.meshlint.engine.value.VersionValue;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.List;

/** Which versions decide whether comparisons with written versions hold. */
final class Versions {
    private static final int LARGEST = 999_999;

    private Versions() {}

    /** Versions at, just below and just above a written one: between those of all that are written, comparisons do not change. */
    static List<VersionValue> around(VersionValue written) {
        List<VersionValue> found = new ArrayList<>();
        List<Integer> numbers = written.numbers();
        found.add(padded(numbers, 0));
        found.add(padded(numbers, LARGEST));
        List<Integer> above = new ArrayList<>(numbers);
        above.set(above.size() - 1, above.get(above.size() - 1) + 1);
        found.add(padded(above, 0));
        List<Integer> below = new ArrayList<>(numbers);
        while (!below.isEmpty() && below.get(below.size() - 1) == 0) {
            below.remove(below.size() - 1);
        }
        if (!below.isEmpty()) {
            below.set(below.size() - 1, below.get(below.size() - 1) - 1);
            found.add(padded(below, LARGEST));
        }
        return found;
    }

    private static VersionValue padded(List<Integer> numbers, int last) {
        List<Integer> three = new ArrayList<>(numbers);
        while (three.size() < 3) {
            three.add(last);
        }
        return new VersionValue(three, null);
    }

    /** True if {@code version operator written} holds. */
    static boolean holds(VersionValue version, BinaryOperator operator, VersionValue written) {
        int order = version.compareAtPrecisionOf(written);
        return switch (operator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case TIMES, DIVIDE, REMAINDER, PLUS, MINUS, CONCATENATE, DEFAULT, IN, NOT_IN, AND, OR ->
                throw new IllegalArgumentException("no comparison: " + operator);
        };
    }
}
