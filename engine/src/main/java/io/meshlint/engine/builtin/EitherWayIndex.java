package io.meshlint.engine.builtin;

import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pairs of a condition that holds if another one holds in either direction: {@code f(a, b) or f(b, a)}.
 *
 * <p>Each value is filed as what it is in front and as what it is behind; the probing value asks for the opposite of both. One class for
 * each condition: planners tell indexes apart by their class.
 */
abstract class EitherWayIndex implements JoinIndex {
    private final JoinIndex oneWay;

    /**
     * @param oneWay an index whose first argument, probed with a second, never has to try all
     */
    EitherWayIndex(JoinIndex oneWay) {
        this.oneWay = oneWay;
    }

    @Override
    public final List<Object> stored(int argument, Value value) {
        return marked(oneWay.stored(0, value), oneWay.stored(1, value));
    }

    @Override
    public final Optional<List<Object>> probed(int storedArgument, Value probing) {
        return Optional.of(marked(oneWay.stored(1, probing), oneWay.stored(0, probing)));
    }

    private static List<Object> marked(List<Object> front, List<Object> behind) {
        List<Object> keys = new ArrayList<>();
        front.forEach(key -> keys.add("> " + key));
        behind.forEach(key -> keys.add("< " + key));
        return keys;
    }
}
