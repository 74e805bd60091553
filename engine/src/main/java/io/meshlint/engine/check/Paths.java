package io.meshlint.engine.check;

import io.meshlint.grammar.syntax.Expression;
import java.util.HashSet;
import java.util.Set;

/** Names for places that conditions can say something about: a variable and fields from it. */
final class Paths {
    private Paths() {}

    /** The name of the place that an expression reads; null where it is no path. Variables are told apart by their slot. */
    static String of(Expression expression, Scope scope) {
        if (expression instanceof Expression.Variable variable) {
            return scope.find(variable.name()).map(v -> v.name() + "#" + v.slot()).orElse("param " + variable.name());
        }
        if (expression instanceof Expression.Field field) {
            String target = of(field.target(), scope);
            return target == null ? null : target + "." + field.field().text();
        }
        if (expression instanceof Expression.Index index && index.key() instanceof Expression.TextLiteral key) {
            String target = of(index.target(), scope);
            return target == null ? null : target + "." + key.value();
        }
        return null;
    }

    /** A path and all that it goes through: if a field is present, so is what holds it. */
    static Set<String> withAncestors(Expression expression, Scope scope) {
        Set<String> paths = new HashSet<>();
        Expression at = expression;
        while (true) {
            String path = of(at, scope);
            if (path == null) {
                return paths;
            }
            paths.add(path);
            if (at instanceof Expression.Field field) {
                at = field.target();
            } else if (at instanceof Expression.Index index) {
                at = index.target();
            } else {
                return paths;
            }
        }
    }
}
