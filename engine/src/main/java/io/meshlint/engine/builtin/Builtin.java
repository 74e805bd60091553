package io.meshlint.engine.builtin;

import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * A built-in function: pure and total.
 *
 * @param name       as rules call it
 * @param parameters their types; an argument that is absent where the parameter is not optional gives {@code whenAbsent}
 * @param result     the result's type, told from the arguments' types and from arguments that are literal texts
 * @param work       computes the result from present values
 * @param whenAbsent the result where a needed argument is absent or of another sort than its parameter: {@code false} for conditions,
 *                   else absent
 * @param index      how a condition of two arguments can be looked up instead of tried on every pair
 */
public record Builtin(
        String name, List<Type> parameters, Result result, Work work, Value whenAbsent, Optional<JoinIndex> index) {

    public Builtin {
        parameters = List.copyOf(parameters);
    }

    /** Tells the type of a result. */
    @FunctionalInterface
    public interface Result {
        /**
         * @param arguments the arguments' types
         * @param literals  the arguments that are literal texts; null for others
         */
        Type of(List<Type> arguments, List<String> literals);
    }

    /** Computes a result. */
    @FunctionalInterface
    public interface Work {
        Value apply(List<Value> arguments);
    }

    /** Applies the function, minding absence. */
    public Value apply(List<Value> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            Type parameter = parameters.get(i);
            if (!parameter.isOptional() && !Arguments.fits(arguments.get(i), parameter)) {
                return whenAbsent;
            }
        }
        return work.apply(arguments);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Builtin that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
