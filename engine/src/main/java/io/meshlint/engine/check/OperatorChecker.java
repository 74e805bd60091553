package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.type.Fields;
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
            case PLUS, MINUS, TIMES, DIVIDE, REMAINDER -> arithmetic(expression);
        };
    }

    private static Code code(Expression.Binary expression, Typed left, Typed right) {
        return new Code.Binary(expression.operator(), left.code(), right.code());
    }

    private Typed and(Expression.Binary expression) {
        Typed left = expressions.condition(expression.left());
        Typed right = expressions.assuming(left.presentIfTrue()).condition(expression.right());
        return new Typed(
                code(expression, left, right),
                Type.BOOLEAN,
                union(left.presentIfTrue(), right.presentIfTrue()),
                intersection(left.presentIfFalse(), union(left.presentIfTrue(), right.presentIfFalse())));
    }

    private Typed or(Expression.Binary expression) {
        Typed left = expressions.condition(expression.left());
        Typed right = expressions.assuming(left.presentIfFalse()).condition(expression.right());
        return new Typed(
                code(expression, left, right),
                Type.BOOLEAN,
                intersection(left.presentIfTrue(), union(left.presentIfFalse(), right.presentIfTrue())),
                union(left.presentIfFalse(), right.presentIfFalse()));
    }

    private static Set<String> intersection(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return both;
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
            context.report(Diagnostic.of(
                            DiagnosticCode.TYPE_MISMATCH,
                            expression.span(),
                            Words.of(left.type().present()) + " and "
                                    + Words.of(right.type().present()) + " are never equal")
                    .help(mismatchHelp(left.type().present(), right.type().present(), expression)));
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        Enumerations.check(context, left.type(), expression.right());
        Enumerations.check(context, right.type(), expression.left());
        if (literalAbsent) {
            return withAbsent(expression, left, right);
        }
        Set<String> present = new HashSet<>();
        if (!right.type().isOptional()) {
            present.addAll(Paths.withAncestors(expression.left(), scope));
        }
        if (!left.type().isOptional()) {
            present.addAll(Paths.withAncestors(expression.right(), scope));
        }
        boolean equal = expression.operator() == BinaryOperator.EQUAL;
        return new Typed(
                code(expression, left, right), Type.BOOLEAN, equal ? present : Set.of(), equal ? Set.of() : present);
    }

    /** {@code x == absent} says what {@code x is absent} says. */
    private Typed withAbsent(Expression.Binary expression, Typed left, Typed right) {
        Expression other = isNothing(right.type()) ? expression.left() : expression.right();
        Set<String> present = Paths.withAncestors(other, scope);
        boolean equal = expression.operator() == BinaryOperator.EQUAL;
        return new Typed(
                code(expression, left, right), Type.BOOLEAN, equal ? Set.of() : present, equal ? present : Set.of());
    }

    private static boolean isNothing(Type type) {
        return type.present() instanceof Type.Nothing;
    }

    private static String mismatchHelp(Type left, Type right, Expression.Binary expression) {
        Expression literal = expression.left() instanceof Expression.Literal ? expression.left() : expression.right();
        if (left.equals(Type.INTEGER) && right instanceof Type.Text
                || right.equals(Type.INTEGER) && left instanceof Type.Text) {
            if (literal instanceof Expression.TextLiteral text && text.value().matches("-?[0-9]{1,18}")) {
                return "write `" + text.value() + "`, without quotes";
            }
            if (literal instanceof Expression.IntegerLiteral number) {
                return "write `'" + number.value() + "'`";
            }
            return "make them the same with `text(…)` or `toInt(…)`";
        }
        if (left instanceof Type.ListOf || right instanceof Type.ListOf) {
            Expression list = left instanceof Type.ListOf ? expression.left() : expression.right();
            Expression element = left instanceof Type.ListOf ? expression.right() : expression.left();
            String not = expression.operator() == BinaryOperator.EQUAL ? "" : "not ";
            return "to ask whether the list holds it, write `" + element.span().text() + " " + not + "in "
                    + list.span().text() + "`";
        }
        return "compare values of the same type";
    }

    private void reportBothOptional(Expression.Binary expression, Type left, Type right) {
        String a = expression.left().span().text();
        String b = expression.right().span().text();
        context.report(Diagnostic.of(
                        DiagnosticCode.BOTH_SIDES_OPTIONAL,
                        expression.span(),
                        "both sides of `" + expression.operator().spelling() + "` can be absent")
                .note("`" + a + "` is " + left + " and `" + b + "` is " + right
                        + ": nothing says whether two absent values are equal")
                .help("write `" + a + " ?? …`, add `where " + a + " is present`, or bind one with `for v in " + a
                        + "`"));
    }

    private Typed membership(Expression.Binary expression) {
        Typed left = expressions.check(expression.left());
        Typed right = expressions.definite(expression.right(), "the list after `in`");
        if (left.type().isError() || right.type().isError()) {
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        if (right.type() instanceof Type.ListOf list) {
            if (!(list.element() instanceof Type.Nothing) && !Types.comparable(left.type(), list.element())) {
                context.report(
                        DiagnosticCode.TYPE_MISMATCH,
                        expression.span(),
                        Words.of(list) + " never holds " + Words.of(left.type().present()),
                        list.element().present() instanceof Type.ListOf
                                ? "write `[*]` behind the list for the elements of all its lists"
                                : "compare values of the same type");
                return Typed.ERROR.withType(Type.BOOLEAN);
            }
            if (expression.right() instanceof Expression.ListOf literals) {
                literals.elements().forEach(element -> Enumerations.check(context, left.type(), element));
            }
            Enumerations.check(context, list.element(), expression.left());
        } else if (!(right.type() instanceof Type.Any)) {
            context.report(
                    DiagnosticCode.NOT_A_LIST,
                    expression.right().span(),
                    "a list is wanted after `" + expression.operator().spelling() + "`, this is "
                            + Words.of(right.type()),
                    membershipHelp(right.type(), expression));
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        Set<String> present = Paths.withAncestors(expression.left(), scope);
        boolean in = expression.operator() == BinaryOperator.IN;
        return new Typed(code(expression, left, right), Type.BOOLEAN, in ? present : Set.of(), in ? Set.of() : present);
    }

    private static String membershipHelp(Type right, Expression.Binary expression) {
        if (right instanceof Type.Text) {
            return "write `==` to compare with one value, or `contains(…, …)` to look for a part";
        }
        return right instanceof Type.MapOf
                ? "write `in keys(" + expression.right().span().text() + ")` to ask for a key"
                : "write `==` to compare with one value";
    }

    private Typed orDefault(Expression.Binary expression) {
        Typed left = expressions.check(expression.left());
        Typed right = expressions.check(expression.right());
        return orDefault(expression, left, right, false);
    }

    /** Where only places count, values of different types may give way to each other. */
    Typed defaultPlace(Expression.Binary expression) {
        return orDefault(expression, expressions.place(expression.left()), expressions.place(expression.right()), true);
    }

    private Typed orDefault(Expression.Binary expression, Typed left, Typed right, boolean arePlaces) {
        if (left.type().isError() || right.type().isError()) {
            return Typed.ERROR;
        }
        Type given = defaultType(left.type().present(), right.type().present(), expression.right());
        Type joined = Types.join(left.type().present(), given);
        boolean places = arePlaces
                || isPlace(left.type().present())
                || isPlace(right.type().present());
        if (joined instanceof Type.Node && (!places || expression.right() instanceof Expression.Literal)) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.right().span(),
                    "the default is " + Words.of(right.type().present()) + ", the value would be "
                            + Words.of(left.type().present()),
                    "write a default of the same type, for example "
                            + Words.example(left.type().present()));
            return Typed.ERROR;
        }
        return Typed.of(
                code(expression, left, right),
                joined.optionalIf(right.type().isOptional() && left.type().isOptional()));
    }

    /** A mapping or list beside anything else can only be meant as a place to point at. */
    private static boolean isPlace(Type type) {
        return type instanceof Type.Node || type instanceof Type.ListOf || Fields.hasFields(type);
    }

    /**
     * A written default joins a closed set: what {@code mode ?? 'none'} is compared with is checked against the modes and
     * {@code none}. One that looks misspelt is reported.
     */
    private Type defaultType(Type value, Type given, Expression written) {
        if (!(value instanceof Type.Text text
                && !text.values().isEmpty()
                && written instanceof Expression.TextLiteral literal)) {
            return given;
        }
        if (EditDistance.nearest(literal.value(), text.values()).isPresent()) {
            Enumerations.check(context, value, written);
            return text.values().contains(literal.value()) ? value : Type.ERROR;
        }
        return new Type.Text(List.of(literal.value()));
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

    private static String orderHelp(Expression.Binary expression, Type a, Type b) {
        boolean version = a.equals(Type.VERSION) || b.equals(Type.VERSION);
        boolean number = a.equals(Type.INTEGER) || b.equals(Type.INTEGER);
        if (version && number) {
            return "a version has a dot: write `1.0` for 1";
        }
        Expression text = a instanceof Type.Text ? expression.left() : expression.right();
        if (version && text instanceof Expression.TextLiteral) {
            return "write a version without quotes: `1.8`";
        }
        if (version) {
            return "make it a version: `parseVersion(" + text.span().text() + ") ?? 0.0`";
        }
        boolean duration = a.equals(Type.DURATION) || b.equals(Type.DURATION);
        return duration && number
                ? "write a duration with its unit: `10s`, `500ms`, `1m`"
                : "compare two numbers, durations, versions or strings";
    }

    private Typed order(Expression.Binary expression) {
        Typed left = expressions.definite(
                expression.left(), "a side of `" + expression.operator().spelling() + "`");
        Typed right = expressions.definite(
                expression.right(), "a side of `" + expression.operator().spelling() + "`");
        Type a = left.type();
        Type b = right.type();
        boolean sameSort = a instanceof Type.Any
                || b instanceof Type.Any
                || a instanceof Type.Text && b instanceof Type.Text
                || a instanceof Type.Scalar && a.equals(b) && !a.equals(Type.BOOLEAN);
        if (a.isError() || b.isError()) {
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        if (!sameSort) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.span(),
                    Words.of(a) + " and " + Words.of(b) + " have no order",
                    orderHelp(expression, a, b));
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        return Typed.of(code(expression, left, right), Type.BOOLEAN);
    }

    private Typed arithmetic(Expression.Binary expression) {
        Typed left = expressions.definite(
                expression.left(), "a side of `" + expression.operator().spelling() + "`");
        if (left.type().isError() && expression.operator() == BinaryOperator.DIVIDE) {
            // The slash may be part of a label's key.
            return Typed.ERROR;
        }
        Typed right = expressions.definite(
                expression.right(), "a side of `" + expression.operator().spelling() + "`");
        Type a = left.type();
        Type b = right.type();
        if (a.isError() || b.isError()) {
            return Typed.ERROR;
        }
        Type result = ArithmeticTypes.result(expression.operator(), a, b);
        if (result == null) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.span(),
                    "`" + expression.operator().spelling() + "` does not take " + Words.of(a) + " and " + Words.of(b),
                    ArithmeticTypes.help(expression.operator()));
            return Typed.ERROR;
        }
        boolean mayDivideByZero = ArithmeticTypes.divides(expression.operator())
                && !(expression.right() instanceof Expression.IntegerLiteral divisor && divisor.value() != 0)
                && !(expression.right() instanceof Expression.DurationLiteral span && span.milliseconds() != 0);
        return Typed.of(code(expression, left, right), result.optionalIf(mayDivideByZero));
    }
}
