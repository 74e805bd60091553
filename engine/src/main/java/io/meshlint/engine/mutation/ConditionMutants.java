package io.meshlint.engine.mutation;

import io.meshlint.grammar.syntax.Clause.Binding;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Expression.Binary;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Optional;

/** Finds the mutants of expressions. */
final class ConditionMutants {
    private static final int LENGTH_OF_MISSING = "missing".length();

    private final String rule;
    private final List<Mutant> mutants;
    private final NestedConditions nested = new NestedConditions(this);

    /** @param mutants are added to */
    ConditionMutants(String rule, List<Mutant> mutants) {
        this.rule = rule;
        this.mutants = mutants;
    }

    /** What a condition is part of, which says how it can be left out. */
    enum Place {
        ALL_MUST_HOLD,
        ONE_MUST_HOLD,
        /** Its value is used as it is: it cannot be left out. */
        VALUE
    }

    void add(Span at, String replacement, String change) {
        mutants.add(new Mutant(rule, at, replacement, change));
    }

    /** What holds or does not. */
    void condition(Expression expression, Place place) {
        if (expression instanceof Binary binary && isLogical(binary.operator())) {
            boolean and = binary.operator() == BinaryOperator.AND;
            turn(binary, and ? BinaryOperator.OR : BinaryOperator.AND);
            Place inside = and ? Place.ALL_MUST_HOLD : Place.ONE_MUST_HOLD;
            condition(binary.left(), inside);
            condition(binary.right(), inside);
            return;
        }
        switch (place) {
            case ALL_MUST_HOLD -> leaveOut(expression, "true");
            case ONE_MUST_HOLD -> leaveOut(expression, "false");
            case VALUE -> {
                // Without it there would be no value.
            }
        }
        turnRound(expression);
        if (expression instanceof Expression.Not not && isCondition(not.value())) {
            within(not.value());
        } else {
            expression.accept(nested);
        }
    }

    /** What stands behind a {@code not}: to turn it round is the same as to leave the {@code not} out, which has been done. */
    private void within(Expression expression) {
        if (expression instanceof Binary binary && isLogical(binary.operator())) {
            condition(expression, Place.VALUE);
        } else {
            expression.accept(nested);
        }
    }

    /** Any expression: the conditions in it. */
    void value(Expression expression) {
        if (isCondition(expression)) {
            condition(expression, Place.VALUE);
        } else {
            expression.accept(nested);
        }
    }

    /** {@code if condition then … else …}: each way never taken, and the parts of the condition. */
    void choice(Expression condition) {
        String shown = Mutant.shown(condition.span());
        add(condition.span(), "true", "`if " + shown + "` always taken");
        add(condition.span(), "false", "`if " + shown + "` never taken");
        if (condition instanceof Binary binary && isLogical(binary.operator())) {
            condition(condition, Place.VALUE);
        } else {
            condition.accept(nested);
        }
    }

    void bindings(List<Binding> bindings) {
        for (Binding binding : bindings) {
            if (binding instanceof Binding.Element element) {
                value(element.list());
            } else if (binding instanceof Binding.Relation relation) {
                relation.sources().forEach(source -> source.arguments().forEach(this::value));
            }
        }
    }

    void subquery(List<Binding> bindings, Optional<Expression> condition) {
        bindings(bindings);
        condition.ifPresent(where -> condition(where, Place.ALL_MUST_HOLD));
    }

    private static boolean isLogical(BinaryOperator operator) {
        return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
    }

    static boolean isCondition(Expression expression) {
        return expression instanceof Expression.Not
                || expression instanceof Expression.Presence
                || expression instanceof Expression.Exists
                || expression instanceof Expression.Every
                || expression instanceof Binary binary
                        && (isLogical(binary.operator())
                                || opposite(binary.operator()).isPresent());
    }

    private void leaveOut(Expression expression, String neutral) {
        add(expression.span(), neutral, "`" + Mutant.shown(expression.span()) + "` left out");
    }

    private void turnRound(Expression expression) {
        Span span = expression.span();
        String shown = Mutant.shown(span);
        if (expression instanceof Binary binary && opposite(binary.operator()).isPresent()) {
            turn(binary, opposite(binary.operator()).get());
            bound(binary.operator()).ifPresent(bound -> turn(binary, bound));
        } else if (expression instanceof Expression.Presence presence) {
            Span word = new Span(span.source(), presence.value().span().end(), span.end());
            add(
                    word,
                    presence.present() ? " is absent" : " is present",
                    "`" + shown + "` turned into `is " + (presence.present() ? "absent`" : "present`"));
        } else if (expression instanceof Expression.Not not) {
            add(span, "(" + not.value().span().text() + ")", "`not` left out of `" + shown + "`");
        } else if (expression instanceof Expression.Exists exists && exists.missing()) {
            Span word = new Span(span.source(), span.start(), span.start() + LENGTH_OF_MISSING);
            add(word, "exists", "`missing` turned into `exists` in `" + shown + "`");
        } else {
            add(span, "(not " + span.text() + ")", "`" + shown + "` turned round");
        }
    }

    private void turn(Binary binary, BinaryOperator operator) {
        add(
                binary.operatorSpan(),
                operator.spelling(),
                "`" + binary.operator().spelling() + "` turned into `" + operator.spelling() + "` in `"
                        + Mutant.shown(binary.span()) + "`");
    }

    private static Optional<BinaryOperator> opposite(BinaryOperator operator) {
        return switch (operator) {
            case EQUAL -> Optional.of(BinaryOperator.NOT_EQUAL);
            case NOT_EQUAL -> Optional.of(BinaryOperator.EQUAL);
            case LESS -> Optional.of(BinaryOperator.GREATER_OR_EQUAL);
            case LESS_OR_EQUAL -> Optional.of(BinaryOperator.GREATER);
            case GREATER -> Optional.of(BinaryOperator.LESS_OR_EQUAL);
            case GREATER_OR_EQUAL -> Optional.of(BinaryOperator.LESS);
            case IN -> Optional.of(BinaryOperator.NOT_IN);
            case NOT_IN -> Optional.of(BinaryOperator.IN);
            case AND, OR, TIMES, DIVIDE, REMAINDER, PLUS, MINUS, CONCATENATE, DEFAULT -> Optional.empty();
        };
    }

    /** The comparison that differs only at the bound. */
    private static Optional<BinaryOperator> bound(BinaryOperator operator) {
        return switch (operator) {
            case LESS -> Optional.of(BinaryOperator.LESS_OR_EQUAL);
            case LESS_OR_EQUAL -> Optional.of(BinaryOperator.LESS);
            case GREATER -> Optional.of(BinaryOperator.GREATER_OR_EQUAL);
            case GREATER_OR_EQUAL -> Optional.of(BinaryOperator.GREATER);
            case EQUAL, NOT_EQUAL, IN, NOT_IN, AND, OR, TIMES, DIVIDE, REMAINDER, PLUS, MINUS, CONCATENATE, DEFAULT ->
                Optional.empty();
        };
    }
}
