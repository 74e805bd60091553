package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression;

/** Finds conditions that are the same for every row. */
final class ConstantConditions {
    private ConstantConditions() {}

    static void check(BodyContext context, Expression condition, Typed typed) {
        Code code = typed.code();
        if (typed.type().isError()) {
            return;
        }
        if (code instanceof Code.Constant constant && constant.value() instanceof BooleanValue truth) {
            report(context, condition, "this condition always is " + truth.value());
        } else if (code instanceof Code.Binary binary) {
            switch (binary.operator()) {
                case AND, OR -> {
                    Expression.Binary both = (Expression.Binary) condition;
                    check(context, both.left(), new Typed(binary.left(), typed.type(), null, null));
                    check(context, both.right(), new Typed(binary.right(), typed.type(), null, null));
                }
                case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    compare(context, condition, binary);
                case TIMES, DIVIDE, REMAINDER, PLUS, MINUS, CONCATENATE, DEFAULT, IN, NOT_IN -> {
                    // Values, or lists that literals fill: nothing to tell.
                }
            }
        } else if (code instanceof Code.Not not && condition instanceof Expression.Not written) {
            check(context, written.value(), new Typed(not.value(), typed.type(), null, null));
        }
    }

    private static void compare(BodyContext context, Expression condition, Code.Binary binary) {
        if (binary.left().equals(binary.right())) {
            report(context, condition, "both sides of `" + binary.operator().spelling() + "` are the same");
        } else if (binary.left() instanceof Code.Constant && binary.right() instanceof Code.Constant) {
            report(context, condition, "this condition is the same for every row");
        }
    }

    private static void report(BodyContext context, Expression condition, String message) {
        context.report(Diagnostic.of(DiagnosticCode.CONSTANT_CONDITION, condition.span(), message)
                .note("it keeps all rows or none, whatever the manifests say")
                .help("compare with something of the row, or leave the condition out"));
    }
}
