package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes conditions apart. */
final class Conditions {
    private Conditions() {}

    /**
     * The conditions that must all hold for a filter to hold.
     *
     * <p>{@code where a and f(b)} with {@code fun f(x): bool = g(x) and h(x)} becomes {@code where a}, {@code where g(b)}, {@code where h(b)}.
     */
    static List<Query.Filter> split(Query.Filter filter) {
        List<Code> found = new ArrayList<>();
        split(filter.condition(), found);
        return found.stream()
                .map(condition -> new Query.Filter(filter.span(), condition))
                .toList();
    }

    private static void split(Code condition, List<Code> found) {
        if (condition instanceof Code.Binary and && and.operator() == BinaryOperator.AND) {
            split(and.left(), found);
            split(and.right(), found);
        } else if (condition instanceof Code.Bind bind && isCheap(bind.value())) {
            split(Substitution.apply(bind.body(), Map.of(bind.variable(), bind.value())), found);
        } else if (condition instanceof Code.Bind bind) {
            List<Code> inner = new ArrayList<>();
            split(bind.body(), inner);
            inner.forEach(part -> found.add(new Code.Bind(bind.variable(), bind.value(), part)));
        } else {
            found.add(condition);
        }
    }

    /** True for what may be computed twice without loss: a variable, a constant, a path, a short call of these. */
    private static boolean isCheap(Code code) {
        if (code instanceof Code.Constant constant) {
            // Written out, `x == absent` asks for absence; an absent value of a parameter equals nothing.
            return !constant.value().isAbsent();
        }
        if (code instanceof Code.Read || code instanceof Code.ReadParameter) {
            return true;
        }
        if (code instanceof Code.FieldOf field) {
            return isCheap(field.target());
        }
        if (code instanceof Code.Column column) {
            return isCheap(column.target());
        }
        return code instanceof Code.Index index && isCheap(index.target()) && isCheap(index.key());
    }
}
