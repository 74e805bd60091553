package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.TextValue;
import io.meshlint.grammar.syntax.Clause;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks {@code exists}, {@code missing}, {@code every} and comprehensions. */
final class QuantifierChecker {
    private final BodyContext context;
    private final Scope outer;

    QuantifierChecker(BodyContext context, Scope outer) {
        this.context = context;
        this.outer = outer;
    }

    private record Inner(Scope scope, List<Query.Step> steps) {}

    private Inner bind(List<Clause.Binding> bindings, Optional<Expression> condition) {
        ClauseChecker clauses = ClauseChecker.ofQuantifier(context, outer.copy());
        for (Clause.Binding binding : bindings) {
            clauses.bind(binding.span(), binding);
        }
        condition.ifPresent(where -> clauses.where(where.span(), where));
        return new Inner(clauses.scope(), clauses.steps());
    }

    Typed comprehension(Expression.Comprehension expression) {
        Inner inner = bind(expression.bindings(), expression.condition());
        Typed value = new ExpressionChecker(context, inner.scope()).check(expression.value());
        return Typed.of(
                new Code.Comprehension(new Query(inner.steps()), value.code()),
                value.type().isError() ? Type.ERROR : Type.listOf(value.type().present()));
    }

    Typed exists(Expression.Exists expression) {
        Inner inner = bind(expression.bindings(), expression.condition());
        Code sought = expression.missing() ? sought(expression) : null;
        return Typed.of(new Code.Exists(new Query(inner.steps()), expression.missing(), sought), Type.BOOLEAN);
    }

    Typed every(Expression.Every expression) {
        Inner inner = bind(expression.bindings(), Optional.empty());
        Typed condition = new ExpressionChecker(context, inner.scope()).condition(expression.condition());
        return Typed.of(new Code.Every(new Query(inner.steps()), condition.code()), Type.BOOLEAN);
    }

    /**
     * What was looked for, in words, as far as the condition compares fields with values from outside: {@code Service cart in namespace shop},
     * {@code an Ingress with host shop.example.com}.
     */
    private Code sought(Expression.Exists expression) {
        Map<String, Code> known = new LinkedHashMap<>();
        List<Expression> conditions = new ArrayList<>();
        expression.condition().ifPresent(condition -> conjuncts(condition, conditions));
        conditions.forEach(condition -> sought(condition, expression, known));
        String kinds =
                expression.bindings().stream().map(QuantifierChecker::describe).collect(Collectors.joining(" and "));
        Code name = known.remove("name");
        Code namespace = known.remove("namespace");
        Code kind = known.remove("kind");
        List<Code> parts = new ArrayList<>();
        if (name == null) {
            parts.add(constant("AEIOU".indexOf(kinds.charAt(0)) >= 0 ? "an " : "a "));
        }
        parts.add(kind == null ? constant(kinds) : kind);
        if (name != null) {
            parts.addAll(List.of(constant(" "), name));
        }
        if (namespace != null) {
            parts.addAll(List.of(constant(" in namespace "), namespace));
        }
        String separator = " with ";
        for (Map.Entry<String, Code> field : known.entrySet()) {
            parts.addAll(List.of(constant(separator + field.getKey() + " "), field.getValue()));
            separator = " and ";
        }
        return new Code.Text(parts);
    }

    private void sought(Expression condition, Expression.Exists expression, Map<String, Code> known) {
        if (!(condition instanceof Expression.Binary equality && equality.operator() == BinaryOperator.EQUAL)) {
            return;
        }
        boolean fieldFirst = isBoundHere(equality.left(), expression);
        if (!fieldFirst && !isBoundHere(equality.right(), expression)) {
            return;
        }
        Expression.Field field = (Expression.Field) (fieldFirst ? equality.left() : equality.right());
        BodyContext silent = context.opened(context.module);
        Code value = new ExpressionChecker(silent, outer)
                .check(fieldFirst ? equality.right() : equality.left())
                .code();
        if (silent.isSound()) {
            known.putIfAbsent(field.field().text(), value);
        }
    }

    private static Code constant(String text) {
        return new Code.Constant(new TextValue(text, null));
    }

    private static String describe(Clause.Binding binding) {
        if (binding instanceof Clause.Binding.Relation relation) {
            return relation.sources().stream()
                    .map(source -> source.name().text())
                    .collect(Collectors.joining(" or "));
        }
        return binding.variable().text();
    }

    private static void conjuncts(Expression condition, List<Expression> found) {
        if (condition instanceof Expression.Binary and && and.operator() == BinaryOperator.AND) {
            conjuncts(and.left(), found);
            conjuncts(and.right(), found);
        } else {
            found.add(condition);
        }
    }

    private static boolean isBoundHere(Expression side, Expression.Exists expression) {
        return side instanceof Expression.Field field
                && field.target() instanceof Expression.Variable variable
                && expression.bindings().stream()
                        .anyMatch(b -> b.variable().text().equals(variable.name()));
    }
}
