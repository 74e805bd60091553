package io.meshlint.engine.check;

import io.meshlint.engine.builtin.Builtins;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks an expression in a scope. */
final class ExpressionChecker implements Expression.Visitor<Typed> {
    private final BodyContext context;
    private final Scope scope;

    ExpressionChecker(BodyContext context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    /** Checks an expression of which only the place counts, for example what a rule reports at. */
    Typed place(Expression expression) {
        boolean givesWay = expression instanceof Expression.Binary binary
                && binary.operator() == Expression.BinaryOperator.DEFAULT;
        return givesWay
                ? new OperatorChecker(context, scope, this).defaultPlace((Expression.Binary) expression)
                : check(expression);
    }

    Typed check(Expression expression) {
        return expression.accept(this);
    }

    /** Checks an expression that must be a condition. */
    Typed condition(Expression expression) {
        Typed typed = check(expression);
        Type type = typed.type();
        if (type.isError() || type.equals(Type.BOOLEAN) || type instanceof Type.Any) {
            return typed;
        }
        if (type.isOptional()) {
            context.report(Diagnostic.of(
                            DiagnosticCode.OPTIONAL_NOT_ALLOWED, expression.span(), "this condition can be absent")
                    .note("`" + expression.span().text() + "` is " + type + ", and absence is neither true nor false")
                    .help(
                            type.present().equals(Type.BOOLEAN) || type.present() instanceof Type.Any
                                    ? "write `" + expression.span().text() + " == true`, or `?? false`"
                                    : "write `" + expression.span().text() + " is present`"));
        } else {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.span(),
                    "a condition is wanted here, this is " + Words.of(type),
                    "compare it with something, or ask whether it `is present`");
        }
        return Typed.ERROR;
    }

    /** Checks an expression that must not be absent. */
    Typed definite(Expression expression, String where) {
        Typed typed = check(expression);
        if (typed.type().isOptional()) {
            context.report(
                    Diagnostic.of(DiagnosticCode.OPTIONAL_NOT_ALLOWED, expression.span(), where + " cannot be absent")
                            .note("`" + expression.span().text() + "` is " + typed.type())
                            .help("write `" + expression.span().text() + " ?? …`, add `where "
                                    + expression.span().text() + " is present`, or bind it with `for v in "
                                    + expression.span().text() + "`"));
            return Typed.ERROR;
        }
        return typed;
    }

    private static Typed literal(Expression.Literal literal) {
        Value value = Literals.value(literal);
        return Typed.of(new Code.Constant(value), Literals.type(value));
    }

    @Override
    public Typed text(Expression.TextLiteral expression) {
        return literal(expression);
    }

    @Override
    public Typed integer(Expression.IntegerLiteral expression) {
        return literal(expression);
    }

    @Override
    public Typed bool(Expression.BooleanLiteral expression) {
        return literal(expression);
    }

    @Override
    public Typed version(Expression.VersionLiteral expression) {
        return literal(expression);
    }

    @Override
    public Typed duration(Expression.DurationLiteral expression) {
        return literal(expression);
    }

    @Override
    public Typed absent(Expression.AbsentLiteral expression) {
        return literal(expression);
    }

    @Override
    public Typed broken(Expression.Broken expression) {
        return Typed.ERROR;
    }

    @Override
    public Typed template(Expression.Template expression) {
        List<Code> parts = new ArrayList<>();
        ForeignHoles.check(context, scope, expression);
        for (Expression.Part part : expression.parts()) {
            if (part instanceof Expression.Part.Text text) {
                parts.add(new Code.Constant(new TextValue(text.text(), null)));
            } else {
                parts.add(check(((Expression.Part.Hole) part).value()).code());
            }
        }
        return Typed.of(new Code.Text(parts), Type.TEXT);
    }

    @Override
    public Typed variable(Expression.Variable expression) {
        Optional<Variable> variable = scope.find(expression.name());
        if (variable.isPresent()) {
            context.usage.read(variable.get());
            Type type = variable.get().type();
            boolean known = type.isOptional() && scope.isPresent(Paths.of(expression, scope));
            return Typed.of(new Code.Read(variable.get()), known ? type.present() : type);
        }
        Optional<Declared> declared = context.module.find(expression.name(), expression.span(), context.diagnostics);
        if (declared.isPresent() && declared.get() instanceof Declarations.Parameter parameter) {
            context.use(parameter, expression.span());
            boolean known = parameter.type().isOptional() && scope.isPresent(Paths.of(expression, scope));
            return Typed.of(
                    new Code.ReadParameter(parameter), known ? parameter.type().present() : parameter.type());
        }
        reportUnknown(expression, declared);
        return Typed.ERROR;
    }

    private void reportUnknown(Expression.Variable expression, Optional<Declared> declared) {
        String name = expression.name();
        Identifier written = new Identifier(expression.span(), name);
        Optional<Scope.Loss> loss = scope.loss(name);
        if (loss.isPresent()) {
            Diagnostic dropped = Diagnostic.of(
                    DiagnosticCode.VARIABLE_DROPPED, expression.span(), "`" + name + "` is not in scope here");
            context.reportOnce(
                    written, dropped.note(loss.get().why()).help(loss.get().help()));
            return;
        }
        Diagnostic unknown = Diagnostic.of(
                DiagnosticCode.UNKNOWN_VARIABLE, expression.span(), "nothing called `" + name + "` is bound here");
        if (declared.isPresent()) {
            context.reportOnce(
                    written,
                    unknown.note("there is " + article(declared.get()) + " of that name")
                            .help(
                                    declared.get() instanceof Declarations.Function
                                            ? "call it: `" + name + "(…)`"
                                            : "range over it: `for x: " + name + "`"));
            return;
        }
        Optional<Span> later = scope.boundLater(name);
        if (later.isPresent()) {
            context.reportOnce(
                    written,
                    unknown.note(later.get(), "it is bound further down").help("move this line below that one"));
            return;
        }
        if (context.module.findKind(name).isPresent()) {
            context.reportOnce(
                    written,
                    unknown.note("there is a kind of that name")
                            .help("range over its resources: `for x: " + name + "`"));
            return;
        }
        if (Builtins.find(name).isPresent()) {
            context.reportOnce(
                    written, unknown.note("there is a function of that name").help("call it: `" + name + "(…)`"));
            return;
        }
        Set<String> candidates = new TreeSet<>(scope.variables().keySet());
        candidates.addAll(context.module.names(false));
        Diagnostic suggested = context.module.suggest(unknown, written, candidates);
        context.reportUnknown(written, suggested.help().isPresent() ? suggested : unknown.help(bindFirst(expression)));
    }

    private String bindFirst(Expression.Variable expression) {
        String name = expression.name();
        int hyphen = name.indexOf('-');
        if (hyphen > 0 && scope.find(name.substring(0, hyphen)).isPresent()) {
            return "names may have hyphens, so a minus wants spaces: `" + name.replace("-", " - ") + "`";
        }
        String bind = "bind it first, with `for " + name + ": …` or `let " + name + " = …`";
        String content = expression.span().source().content();
        int end = expression.span().end();
        boolean goesOn = end < content.length() && ".[".indexOf(content.charAt(end)) >= 0;
        return goesOn ? bind : bind + "; if the text is meant, write `'" + name + "'`";
    }

    private static String article(Declared declared) {
        if (declared instanceof Declarations.Function) {
            return "a function";
        }
        return declared instanceof Declarations.View ? "a view" : "a table";
    }

    @Override
    public Typed call(Expression.Call expression) {
        return new CallChecker(context, scope, this).check(expression);
    }

    @Override
    public Typed field(Expression.Field expression) {
        return new FieldChecker(context, scope, this).field(expression);
    }

    @Override
    public Typed each(Expression.Each expression) {
        return new FieldChecker(context, scope, this).each(expression);
    }

    @Override
    public Typed index(Expression.Index expression) {
        return new FieldChecker(context, scope, this).index(expression);
    }

    @Override
    public Typed cast(Expression.Cast expression) {
        return new FieldChecker(context, scope, this).cast(expression);
    }

    @Override
    public Typed binary(Expression.Binary expression) {
        return new OperatorChecker(context, scope, this).check(expression);
    }

    @Override
    public Typed presence(Expression.Presence expression) {
        Typed value = check(expression.value());
        if (value.type().isError()) {
            return Typed.ERROR.withType(Type.BOOLEAN);
        }
        Code isPresent = new Code.IsPresent(value.code());
        Set<String> paths = Paths.withAncestors(expression.value(), scope);
        return expression.present()
                ? new Typed(isPresent, Type.BOOLEAN, paths, Set.of())
                : new Typed(new Code.Not(isPresent), Type.BOOLEAN, Set.of(), paths);
    }

    @Override
    public Typed not(Expression.Not expression) {
        Typed value = condition(expression.value());
        return new Typed(new Code.Not(value.code()), Type.BOOLEAN, value.presentIfFalse(), value.presentIfTrue());
    }

    @Override
    public Typed conditional(Expression.Conditional expression) {
        Typed condition = condition(expression.condition());
        Typed then = assuming(condition.presentIfTrue()).check(expression.then());
        Typed otherwise = assuming(condition.presentIfFalse()).check(expression.otherwise());
        ConstantConditions.check(context, expression.condition(), condition);
        return Typed.of(
                new Code.Conditional(condition.code(), then.code(), otherwise.code()),
                Types.join(then.type(), otherwise.type()));
    }

    /** This checker where some paths are known to be present. */
    ExpressionChecker assuming(Set<String> present) {
        if (present.isEmpty()) {
            return this;
        }
        Scope narrowed = scope.copy();
        narrowed.assumePresent(present);
        return new ExpressionChecker(context, narrowed);
    }

    @Override
    public Typed list(Expression.ListOf expression) {
        List<Code> elements = new ArrayList<>();
        Type element = Type.NOTHING;
        for (Expression one : expression.elements()) {
            Typed typed = check(one);
            elements.add(typed.code());
            element = Types.join(element, typed.type());
        }
        // Absent elements are left out.
        return Typed.of(new Code.ListOf(elements), element.isError() ? Type.ERROR : Type.listOf(element.present()));
    }

    @Override
    public Typed record(Expression.RecordOf expression) {
        Map<String, Code> fields = new LinkedHashMap<>();
        Map<String, Type> types = new LinkedHashMap<>();
        for (Expression.Entry entry : expression.entries()) {
            Typed value = check(entry.value());
            fields.put(entry.key(), value.code());
            if (types.put(entry.key(), value.type()) != null) {
                context.report(
                        DiagnosticCode.DUPLICATE_DECLARATION,
                        entry.span(),
                        "there are two entries `" + entry.key() + "`",
                        "leave one of them out");
            }
        }
        return Typed.of(new Code.RecordOf(fields), new Type.Struct(types));
    }

    @Override
    public Typed comprehension(Expression.Comprehension expression) {
        return new QuantifierChecker(context, scope).comprehension(expression);
    }

    @Override
    public Typed exists(Expression.Exists expression) {
        return new QuantifierChecker(context, scope).exists(expression);
    }

    @Override
    public Typed every(Expression.Every expression) {
        return new QuantifierChecker(context, scope).every(expression);
    }

    /** All names that can be called, for suggestions. */
    static Set<String> callable(ModuleScope module) {
        Set<String> names = new TreeSet<>(module.names(false));
        Builtins.all().forEach(function -> names.add(function.name()));
        return names;
    }
}
