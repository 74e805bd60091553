package io.meshlint.engine.check;

import io.meshlint.engine.core.Variable;
import io.meshlint.grammar.syntax.Expression;
import java.util.HashSet;
import java.util.Set;

/** Names for places that conditions can say something about: a variable and the way from it. */
final class Paths {
    /** Stands between the steps; no key can hold it, whatever dots it has. */
    private static final char STEP = '\0';

    private Paths() {}

    /** The name of the place that an expression reads; null where it is no path. Variables are told apart by their slot. */
    static String of(Expression expression, Scope scope) {
        if (expression instanceof Expression.Variable variable) {
            return scope.find(variable.name()).map(Paths::of).orElse("param " + variable.name());
        }
        if (expression instanceof Expression.Field field) {
            return step(field.target(), field.field().text(), scope);
        }
        if (expression instanceof Expression.Index index && index.key() instanceof Expression.TextLiteral key) {
            return step(index.target(), key.value(), scope);
        }
        if (expression instanceof Expression.Index index && index.key() instanceof Expression.IntegerLiteral number) {
            return step(index.target(), STEP + Long.toString(number.value()), scope);
        }
        return expression instanceof Expression.Cast cast
                ? step(cast.value(), STEP + cast.type().text(), scope)
                : null;
    }

    /** The name of a variable's place. */
    static String of(Variable variable) {
        return variable.name() + "#" + variable.slot();
    }

    private static String step(Expression target, String step, Scope scope) {
        String path = of(target, scope);
        return path == null ? null : path + STEP + step;
    }

    /** A path and all that it goes through: if a field is present, so is what holds it. */
    static Set<String> withAncestors(Expression expression, Scope scope) {
        Set<String> paths = new HashSet<>();
        Expression at = expression;
        while (at != null) {
            String path = of(at, scope);
            if (path != null) {
                paths.add(path);
            }
            at = holder(at);
        }
        return paths;
    }

    private static Expression holder(Expression expression) {
        if (expression instanceof Expression.Field field) {
            return field.target();
        }
        if (expression instanceof Expression.Index index) {
            return index.target();
        }
        return expression instanceof Expression.Cast cast ? cast.value() : null;
    }
}
