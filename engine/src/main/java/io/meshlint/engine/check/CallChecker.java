package io.meshlint.engine.check;

import io.meshlint.engine.builtin.Builtin;
import io.meshlint.engine.builtin.Builtins;
import io.meshlint.engine.builtin.TextFunctions;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks calls of functions, built-ins, and tables and views with one output. */
final class CallChecker {
    /** What functions of other languages are called here. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("len", "count(…)` for a list, or for a text `length(…)"),
            Map.entry("size", "count(…)` for a list, or for a text `length(…)"),
            Map.entry("isempty", "count(…) == 0"),
            Map.entry("has", "… is present"),
            Map.entry("includes", "… in …"),
            Map.entry("concat", "… | …"),
            Map.entry("first", "head(…)"),
            Map.entry("unique", "distinct(…)"),
            Map.entry("tolower", "lower(…)"),
            Map.entry("toupper", "upper(…)"),
            Map.entry("tostring", "text(…)"),
            Map.entry("str", "text(…)"),
            Map.entry("int", "toInt(…)"),
            Map.entry("coalesce", "… ?? …"),
            Map.entry("regex", "matches(…, '…')"),
            Map.entry("match", "matches(…, '…')"),
            Map.entry("any", "exists (x in … where …)"),
            Map.entry("all", "every (x in … satisfies …)"),
            Map.entry("map", "[… for x in …]"),
            Map.entry("filter", "[x for x in … where …]"));

    private final BodyContext context;
    private final Scope scope;
    private final ExpressionChecker expressions;

    CallChecker(BodyContext context, Scope scope, ExpressionChecker expressions) {
        this.context = context;
        this.scope = scope;
        this.expressions = expressions;
    }

    Typed check(Expression.Call expression) {
        String name = expression.function().text();
        Optional<Declared> declared =
                context.module.find(name, expression.function().span(), context.diagnostics);
        if (declared.isPresent()) {
            return declared(expression, declared.get());
        }
        Optional<Builtin> builtin = Builtins.find(name);
        if (builtin.isPresent()) {
            return builtin(expression, builtin.get());
        }
        expression.arguments().forEach(expressions::check);
        Diagnostic unknown = Diagnostic.of(
                DiagnosticCode.UNKNOWN_FUNCTION, expression.function().span(), "there is no function `" + name + "`");
        if (scope.find(name).isPresent()) {
            context.report(unknown.note("`" + name + "` is a variable").help("leave out the parentheses"));
        } else {
            String ours = ELSEWHERE.get(name.toLowerCase(Locale.ROOT));
            context.reportUnknown(
                    expression.function(),
                    context.module.suggest(
                            unknown.help(
                                    ours == null ? "declare it: `fun " + name + "(…): … = …`" : "write `" + ours + "`"),
                            expression.function(),
                            ours == null ? ExpressionChecker.callable(context.module) : Set.of()));
        }
        return Typed.ERROR;
    }

    private Typed declared(Expression.Call expression, Declared declared) {
        context.use(declared, expression.function().span());
        if (context.modules.isDamaged(declared)) {
            expression.arguments().forEach(expressions::check);
            context.poison();
            return Typed.ERROR;
        }
        if (declared instanceof Declarations.Parameter) {
            context.report(
                    DiagnosticCode.UNKNOWN_FUNCTION,
                    expression.function().span(),
                    "`" + declared.name() + "` is a parameter, not a function",
                    "leave out the parentheses");
            return Typed.ERROR;
        }
        if (declared instanceof Declarations.Function function) {
            Optional<List<Typed>> arguments = arguments(expression, function.parameterTypes());
            return arguments.map(a -> call(function, a)).orElse(Typed.ERROR.withType(function.result()));
        }
        Type.Columns relation = (Type.Columns) declared;
        List<Type> inputs = inputTypes(declared);
        if (relation.columnTypes().size() != 1) {
            context.report(
                    DiagnosticCode.WRONG_ARGUMENT_COUNT,
                    expression.span(),
                    "`" + declared.name() + "` has " + relation.columnTypes().size() + " columns and cannot be called",
                    "range over it: `for x: "
                            + (expression.arguments().isEmpty()
                                    ? name(expression)
                                    : expression.span().text()) + "`");
            return Typed.ERROR;
        }
        Relation source = relation(declared);
        Type result = relation.columnTypes().values().iterator().next().optional();
        return arguments(expression, inputs)
                .map(a -> Typed.of(new Code.Lookup(source, codes(a)), result))
                .orElse(Typed.ERROR);
    }

    private static String name(Expression.Call expression) {
        return expression.function().text();
    }

    /** What a view or table has to be given. */
    static List<Type> inputTypes(Declared relation) {
        return relation instanceof Declarations.View view
                ? view.inputTypes()
                : ((Declarations.Table) relation).inputTypes();
    }

    /** A view or table as something to range over. */
    static Relation relation(Declared declared) {
        return declared instanceof Declarations.View view
                ? new Relation.OfView(view)
                : new Relation.OfTable((Declarations.Table) declared);
    }

    private static List<Code> codes(List<Typed> arguments) {
        return arguments.stream().map(Typed::code).toList();
    }

    private Optional<List<Typed>> arguments(Expression.Call expression, List<Type> wanted) {
        return arguments(
                context, expressions, expression.function().text(), expression.span(), expression.arguments(), wanted);
    }

    /** Checks arguments against the types wanted; empty where something was wrong and said. */
    static Optional<List<Typed>> arguments(
            BodyContext context,
            ExpressionChecker expressions,
            String name,
            Span span,
            List<Expression> written,
            List<Type> wanted) {
        List<Typed> arguments = new ArrayList<>();
        written.forEach(argument -> arguments.add(expressions.check(argument)));
        if (written.size() != wanted.size()) {
            context.report(
                    DiagnosticCode.WRONG_ARGUMENT_COUNT,
                    span,
                    "`" + name + "` takes " + wanted.size() + (wanted.size() == 1 ? " argument" : " arguments") + ", "
                            + written.size() + (written.size() == 1 ? " is" : " are") + " given",
                    wanted.isEmpty() ? "leave out what is in the parentheses" : "give it " + Words.ofAll(wanted));
            return Optional.empty();
        }
        boolean fine = true;
        for (int i = 0; i < written.size(); i++) {
            Type given = arguments.get(i).type();
            if (!Types.fits(given, wanted.get(i))) {
                fine = false;
                reportMisfit(context, name, i, written.get(i), given, wanted.get(i));
            } else if (given.isError()) {
                fine = false;
            }
        }
        return fine ? Optional.of(arguments) : Optional.empty();
    }

    private static void reportMisfit(
            BodyContext context, String name, int index, Expression written, Type given, Type wanted) {
        String text = written.span().text();
        String ordinal = "argument " + (index + 1) + " of `" + name + "`";
        if (given.isOptional() && !wanted.isOptional() && Types.fits(given.present(), wanted)) {
            context.report(
                    Diagnostic.of(DiagnosticCode.OPTIONAL_NOT_ALLOWED, written.span(), ordinal + " cannot be absent")
                            .note("`" + text + "` is " + given)
                            .help("write `" + text + " ?? …`, add `where " + text
                                    + " is present`, or bind it with `for v in " + text + "`"));
        } else {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    written.span(),
                    ordinal + " is " + Words.of(given) + ", " + Words.of(wanted.present()) + " is wanted",
                    misfitHelp(name, text, given, wanted));
        }
    }

    private static String misfitHelp(String name, String text, Type given, Type wanted) {
        if (name.equals("count") && given.present() instanceof Type.Text) {
            return "write `length(" + text + ")` for the number of characters";
        }
        if (name.equals("length") && !(given.present() instanceof Type.Scalar)) {
            return "write `count(" + text + ")` for the number of elements";
        }
        if (wanted.present() instanceof Type.Text && given.present().equals(Type.INTEGER)) {
            return "write `text(" + text + ")`";
        }
        if (wanted.present().equals(Type.INTEGER) && given.present() instanceof Type.Text) {
            return "write `toInt(" + text + ") ?? …`";
        }
        if (wanted.present() instanceof Type.ListOf && given.present() instanceof Type.MapOf) {
            return "write `keys(" + text + ")`, or `entries(" + text + ")`";
        }
        boolean elements = given.present() instanceof Type.ListOf list && Types.fits(list.element(), wanted);
        return elements
                ? "range over the list, `for x in " + text + "`, or ask for one, `" + text + "[0]`"
                : "give it " + Words.of(wanted);
    }

    private Typed builtin(Expression.Call expression, Builtin builtin) {
        Optional<List<Typed>> arguments = arguments(expression, builtin.parameters());
        List<String> literals = expression.arguments().stream()
                .map(argument -> argument instanceof Expression.TextLiteral text ? text.value() : null)
                .toList();
        if (arguments.isEmpty()) {
            return Typed.ERROR;
        }
        if (!checkRegularExpression(expression, builtin)) {
            return Typed.ERROR;
        }
        List<Type> types = arguments.get().stream().map(Typed::type).toList();
        return Typed.of(
                new Code.Call(Builtins.forTypes(builtin, types), codes(arguments.get())),
                builtin.result().of(types, literals));
    }

    /** False where a regular expression is wanted and none is written. */
    private boolean checkRegularExpression(Expression.Call expression, Builtin builtin) {
        boolean takesOne = List.of("matches", "scan", "replace").contains(builtin.name());
        if (takesOne && expression.arguments().get(1) instanceof Expression.TextLiteral pattern) {
            Optional<String> mistake = TextFunctions.mistakeIn(pattern.value());
            mistake.ifPresent(text -> context.report(
                    DiagnosticCode.BAD_REGULAR_EXPRESSION,
                    pattern.span(),
                    "this is no regular expression: " + text,
                    "the syntax is RE2's: no look-around, no back references; a character that is meant as"
                            + " such has a `\\` before it"));
            return mistake.isEmpty();
        }
        if (builtin.name().equals("scan")) {
            context.report(
                    DiagnosticCode.BAD_REGULAR_EXPRESSION,
                    expression.arguments().get(1).span(),
                    "the regular expression of `scan` must be written out, its groups are the fields of the result",
                    "write it in single quotes");
            return false;
        }
        return true;
    }

    /** Conditions are opened up, so that the planner sees the joins in them; other functions are called. */
    private Typed call(Declarations.Function function, List<Typed> arguments) {
        boolean isCondition = function.result().equals(Type.BOOLEAN);
        if (!isCondition || !context.mayOpen() || !(function.syntax() instanceof Declaration.Function syntax)) {
            return Typed.of(new Code.CallFunction(function, codes(arguments)), function.result());
        }
        BodyContext opened = context.opened(context.modules.home(function));
        Scope inner = new Scope();
        List<Variable> parameters = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = syntax.parameters().get(i).name().text();
            Variable parameter =
                    opened.newVariable(name, function.parameterTypes().get(i));
            parameters.add(parameter);
            inner.bind(parameter);
        }
        Typed body = new ExpressionChecker(opened, inner).check(syntax.body());
        if (!opened.isSound() || body.type().isError()) {
            return Typed.of(new Code.CallFunction(function, codes(arguments)), function.result());
        }
        Code code = body.code();
        for (int i = arguments.size() - 1; i >= 0; i--) {
            code = new Code.Bind(parameters.get(i), arguments.get(i).code(), code);
        }
        return Typed.of(code, Type.BOOLEAN);
    }
}
