package io.meshlint.engine.mutation;

import io.meshlint.engine.mutation.ConditionMutants.Place;
import io.meshlint.grammar.syntax.Expression;

/** Leads to the conditions inside of an expression: of quantifiers, comprehensions and choices, and in arguments. */
final class NestedConditions implements Expression.Visitor<Void> {
    private final ConditionMutants conditions;

    NestedConditions(ConditionMutants conditions) {
        this.conditions = conditions;
    }

    @Override
    public Void text(Expression.TextLiteral expression) {
        return null;
    }

    @Override
    public Void integer(Expression.IntegerLiteral expression) {
        return null;
    }

    @Override
    public Void bool(Expression.BooleanLiteral expression) {
        return null;
    }

    @Override
    public Void version(Expression.VersionLiteral expression) {
        return null;
    }

    @Override
    public Void duration(Expression.DurationLiteral expression) {
        return null;
    }

    @Override
    public Void absent(Expression.AbsentLiteral expression) {
        return null;
    }

    /** A text is for people wherever it is not compared, so its holes are left alone. */
    @Override
    public Void template(Expression.Template expression) {
        return null;
    }

    @Override
    public Void variable(Expression.Variable expression) {
        return null;
    }

    @Override
    public Void call(Expression.Call expression) {
        expression.arguments().forEach(conditions::value);
        return null;
    }

    @Override
    public Void field(Expression.Field expression) {
        conditions.value(expression.target());
        return null;
    }

    @Override
    public Void each(Expression.Each expression) {
        conditions.value(expression.target());
        return null;
    }

    @Override
    public Void index(Expression.Index expression) {
        conditions.value(expression.target());
        conditions.value(expression.key());
        return null;
    }

    @Override
    public Void cast(Expression.Cast expression) {
        conditions.value(expression.value());
        return null;
    }

    @Override
    public Void binary(Expression.Binary expression) {
        conditions.value(expression.left());
        conditions.value(expression.right());
        return null;
    }

    @Override
    public Void presence(Expression.Presence expression) {
        conditions.value(expression.value());
        return null;
    }

    @Override
    public Void not(Expression.Not expression) {
        conditions.value(expression.value());
        return null;
    }

    @Override
    public Void conditional(Expression.Conditional expression) {
        conditions.choice(expression.condition());
        conditions.value(expression.then());
        conditions.value(expression.otherwise());
        return null;
    }

    @Override
    public Void list(Expression.ListOf expression) {
        expression.elements().forEach(conditions::value);
        return null;
    }

    @Override
    public Void comprehension(Expression.Comprehension expression) {
        conditions.value(expression.value());
        conditions.subquery(expression.bindings(), expression.condition());
        return null;
    }

    @Override
    public Void record(Expression.RecordOf expression) {
        expression.entries().forEach(entry -> conditions.value(entry.value()));
        return null;
    }

    @Override
    public Void exists(Expression.Exists expression) {
        conditions.subquery(expression.bindings(), expression.condition());
        return null;
    }

    @Override
    public Void every(Expression.Every expression) {
        conditions.bindings(expression.bindings());
        conditions.condition(expression.condition(), Place.VALUE);
        return null;
    }

    @Override
    public Void broken(Expression.Broken expression) {
        return null;
    }
}
