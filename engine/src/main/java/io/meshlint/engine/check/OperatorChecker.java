package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import io.meshlint.grammar.text.EditDistance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks operators between two expressions. */
final class OperatorChecker {
    private final BodyContext context;
    private final Scope scope;
    private final ExpressionChecker expressions;

    OperatorChecker(BodyContext context, Scope scope, ExpressionChecker expressions) {
        this.context = context;
        this.scope = scope;
        this.expressions = expressions;
    }

    Typed check(Expression.Binary expression) {
        return switch (expression.operator()) {
            case AND -> and(expression);
            case OR -> or(expression);
            case EQUAL, NOT_EQUAL -> equality(expression);
            case IN, NOT_IN -> membership(expression);
            case DEFAULT -> orDefault(expression);
            case CONCATENATE -> concatenation(expression);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> order(expression);
            case PLUS, TIMES -> arithmetic(expression);
        };
    }

    private static Code code(Expression.Binary expression, Typed left, Typed right) {
        return new Code.Binary(expression.operator(), left.code(), right.code());
    }

    private Typed and(Expression.Binary expression) {
        Typed left = expressions.condition(expression.left());
        Typed right = expressions.assuming(left.presentIfTrue()).condition(expression.right());
        return new Typed(code(expression, left, right), Type.BOOLEAN, union(left.presentIfTrue(), right.presentIfTrue()), Set.of());
    }

    private Typed or(Expression.Binary expression) {
        Typed left = expressions.condition(expression.left());
        Typed right = expressions.assuming(left.presentIfFalse()).condition(expression.right());
        return new Typed(code(expression, left, right), Type.BOOLEAN, Set.of(), union(left.presentIfFalse(), right.presentIfFalse()));
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new HashSet<>(a);
        all.addAll(b);
        return all;
    }

    private Typed equality(Expression.Binary expression) {
        Typed left = expressions.check(expression.left());
        Typed right = expressions.check(expression.right());
        if (left.type().isError() || right.type().isError()) {
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        boolean literalAbsent = isNothing(left.type()) || isNothing(right.type());
        if (left.type().isOptional() && right.type().isOptional() && !literalAbsent) {
            reportBothOptional(expression, left.type(), right.type());
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        if (!Types.comparable(left.type(), right.type())) {
            context.report(Diagnostic.of(DiagnosticCode.TYPE_MISMATCH, expression.span(),
                            left.type().present() + " and " + right.type().present() + " are never equal")
                    .help(mismatchHelp(left.type().present(), right.type().present())));
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        checkEnumeration(left.type(), expression.right());
        checkEnumeration(right.type(), expression.left());
        Set<String> present = new HashSet<>();
        if (!literalAbsent) {
            if (!right.type().isOptional()) {
                present.addAll(Paths.withAncestors(expression.left(), scope));
            }
            if (!left.type().isOptional()) {
                present.addAll(Paths.withAncestors(expression.right(), scope));
            }
        }
        boolean equal = expression.operator() == BinaryOperator.EQUAL;
        return new Typed(code(expression, left, right), Type.BOOLEAN, equal ? present : Set.of(), equal ? Set.of() : present);
    }

    private static boolean isNothing(Type type) {
        return type.present() instanceof Type.Nothing;
    }

    private static String mismatchHelp(Type left, Type right) {
        if (left.equals(Type.INTEGER) && right instanceof Type.Text || right.equals(Type.INTEGER) && left instanceof Type.Text) {
            return "make them the same with `text(…)` or `toInt(…)`";
        }
        if (left instanceof Type.ListOf || right instanceof Type.ListOf) {
            return "write `in` to ask whether a list holds a value";
        }
        return "compare values of the same type";
    }

    private void reportBothOptional(Expression.Binary expression, Type left, Type right) {
        String a = expression.left().span().text();
        String b = expression.right().span().text();
        context.report(Diagnostic.of(DiagnosticCode.BOTH_SIDES_OPTIONAL, expression.span(), "both sides of " + expression.operator().spelling() + " can be absent")
                .note("`" + a + "` is " + left + " and `" + b + "` is " + right + ": two absent values would count as equal")
                .help("write `" + a + " ?? …`, add `where " + a + " is present`, or bind one with `for v in " + a + "`"));
    }

    private void checkEnumeration(Type type, Expression other) {
        if (type.present() instanceof Type.Text text && !text.values().isEmpty() && other instanceof Expression.TextLiteral literal) {
            checkEnumeration(text.values(), literal);
        }
    }

    private void checkEnumeration(List<String> values, Expression.TextLiteral literal) {
        if (values.contains(literal.value())) {
            return;
        }
        Diagnostic unknown = Diagnostic.of(DiagnosticCode.UNKNOWN_ENUM_LITERAL, literal.span(), "this field is never '" + literal.value() + "'");
        context.report(EditDistance.nearest(literal.value(), values)
                .map(near -> unknown.note("it is one of " + String.join(", ", values)).help("did you mean '" + near + "'?"))
                .orElse(unknown.help("it is one of " + String.join(", ", values))));
    }

    private Typed membership(Expression.Binary expression) {
        Typed left = expressions.check(expression.left());
        Typed right = expressions.definite(expression.right(), "the list after `in`");
        if (left.type().isError() || right.type().isError()) {
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        if (right.type() instanceof Type.ListOf list) {
            if (!(list.element() instanceof Type.Nothing) && !Types.comparable(left.type(), list.element())) {
                context.report(DiagnosticCode.TYPE_MISMATCH, expression.span(), "a list of " + list.element() + " never holds " + left.type().present(), "compare values of the same type");
                return Typed.ERROR.withType(Type.BOOLEAN);
            }
            if (left.type().present() instanceof Type.Text text && !text.values().isEmpty() && expression.right() instanceof Expression.ListOf literals) {
                literals.elements().forEach(element -> checkEnumeration(text, element));
            }
        } else if (!(right.type() instanceof Type.Any)) {
            context.report(DiagnosticCode.NOT_A_LIST, expression.right().span(), "a list is wanted after `in`, this is " + right.type(), "write `==` to compare with one value");
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        Set<String> present = Paths.withAncestors(expression.left(), scope);
        boolean in = expression.operator() == BinaryOperator.IN;
        return new Typed(code(expression, left, right), Type.BOOLEAN, in ? present : Set.of(), in ? Set.of() : present);
    }

    private Typed orDefault(Expression.Binary expression) {
        Typed left = expressions.check(expression.left());
        Typed right = expressions.check(expression.right());
        if (left.type().isError() || right.type().isError()) {
            return Typed.ERROR;
        }
        checkEnumeration(left.type(), expression.right());
        Type joined = Types.join(left.type().present(), right.type().present());
        if (joined instanceof Type.Node && !(left.type().present() instanceof Type.Node)) {
            context.report(DiagnosticCode.TYPE_MISMATCH, expression.right().span(),
                    "the default is " + right.type().present() + ", the value would be " + left.type().present(), "write a default of the same type");
            return Typed.ERROR;
        }
        return Typed.of(code(expression, left, right), joined.optionalIf(right.type().isOptional() && left.type().isOptional()));
    }

    private Typed concatenation(Expression.Binary expression) {
        Typed left = expressions.check(expression.left());
        Typed right = expressions.check(expression.right());
        Type element = Types.join(element(left.type()), element(right.type()));
        return Typed.of(code(expression, left, right), Type.listOf(element.present()));
    }

    private static Type element(Type operand) {
        return operand.present() instanceof Type.ListOf list ? list.element() : operand.present();
    }

    private Typed order(Expression.Binary expression) {
        Typed left = expressions.definite(expression.left(), "a side of `" + expression.operator().spelling() + "`");
        Typed right = expressions.definite(expression.right(), "a side of `" + expression.operator().spelling() + "`");
        Type a = left.type();
        Type b = right.type();
        boolean sameSort = a instanceof Type.Any || b instanceof Type.Any || a instanceof Type.Text && b instanceof Type.Text
                || a instanceof Type.Scalar && a.equals(b) && !a.equals(Type.BOOLEAN);
        if (!a.isError() && !b.isError() && !sameSort) {
            context.report(DiagnosticCode.TYPE_MISMATCH, expression.span(), a + " and " + b + " have no order", "compare two numbers, durations, versions or strings");
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        return Typed.of(code(expression, left, right), Type.BOOLEAN);
    }

    private Typed arithmetic(Expression.Binary expression) {
        Typed left = expressions.definite(expression.left(), "a side of `" + expression.operator().spelling() + "`");
        Typed right = expressions.definite(expression.right(), "a side of `" + expression.operator().spelling() + "`");
        Type a = left.type();
        Type b = right.type();
        if (a.isError() || b.isError()) {
            return Typed.ERROR;
        }
        boolean plus = expression.operator() == BinaryOperator.PLUS;
        Type result = null;
        if (a.equals(Type.INTEGER) && b.equals(Type.INTEGER)) {
            result = Type.INTEGER;
        } else if (plus && a.equals(Type.DURATION) && b.equals(Type.DURATION)) {
            result = Type.DURATION;
        } else if (plus && a instanceof Type.Text && b instanceof Type.Text) {
            result = Type.TEXT;
        } else if (!plus && (a.equals(Type.INTEGER) && b.equals(Type.DURATION) || a.equals(Type.DURATION) && b.equals(Type.INTEGER))) {
            result = Type.DURATION;
        }
        if (result == null) {
            context.report(DiagnosticCode.TYPE_MISMATCH, expression.span(),
                    "`" + expression.operator().spelling() + "` does not take " + a + " and " + b,
                    plus ? "add two numbers, two durations or two strings" : "multiply numbers, or a number and a duration");
            return Typed.ERROR;
        }
        return Typed.of(code(expression, left, right), result);
    }
}
