package io.meshlint.engine.builtin;

import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * How the pairs for which a condition {@code f(a, b)} may hold are found without trying all.
 *
 * <p>If the condition holds for a stored and a probing value, then they have a key in common. The condition is tried all the same on
 * what is found.
 */
public interface JoinIndex {

    /** The keys under which the stored value of one argument (0 or 1) is filed; empty means that it can match nothing. */
    List<Object> stored(int argument, Value value);

    /** The keys that the value of the other argument has to ask for; empty where only trying all will do. */
    Optional<List<Object>> probed(int storedArgument, Value probing);
}
