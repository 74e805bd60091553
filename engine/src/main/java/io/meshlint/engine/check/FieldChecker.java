package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.type.Fields;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.TypeExpression;
import io.meshlint.grammar.text.EditDistance;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the ways into a value: fields, elements, keys and casts. */
final class FieldChecker {
    private final BodyContext context;
    private final Scope scope;
    private final ExpressionChecker expressions;

    FieldChecker(BodyContext context, Scope scope, ExpressionChecker expressions) {
        this.context = context;
        this.scope = scope;
        this.expressions = expressions;
    }

    Typed field(Expression.Field expression) {
        Typed target = expressions.check(expression.target());
        if (isPartOfKey(expression, target.type().present())) {
            String mapping =
                    ((Expression.Field) expression.target()).target().span().text();
            context.report(Diagnostic.of(
                            DiagnosticCode.NO_FIELDS, expression.span(), "a key with dots is not written like a field")
                    .note("`" + expression.target().span().text() + "` is the value of a key, and has no fields")
                    .help("write the whole key in brackets and quotes: `" + mapping + "['…']`"));
            return Typed.ERROR;
        }
        String path = Paths.of(expression, scope);
        return fieldOf(target, expression.field().text(), expression.field().span(), path);
    }

    /** {@code labels.app.kubernetes} where {@code labels} holds texts: the beginning of {@code app.kubernetes.io/name}. */
    private boolean isPartOfKey(Expression.Field expression, Type owner) {
        if (!(owner instanceof Type.Text && expression.target() instanceof Expression.Field key)) {
            return false;
        }
        BodyContext silent = context.opened(context.module);
        return new ExpressionChecker(silent, scope).check(key.target()).type().present() instanceof Type.MapOf;
    }

    private Typed fieldOf(Typed target, String field, Span span, String path) {
        Type owner = target.type().present();
        if (owner.isError()) {
            return Typed.ERROR;
        }
        Optional<Fields.FieldType> found = Fields.find(owner, field);
        if (owner instanceof Type.Row row && context.modules.isDamaged(row.relation())) {
            context.poison();
            return Typed.ERROR;
        }
        if (found.isEmpty()) {
            reportUnknown(owner, field, span);
            return Typed.ERROR;
        }
        Type type = found.get().type().optionalIf(target.type().isOptional());
        if (type.isOptional() && scope.isPresent(path)) {
            type = type.present();
        }
        return Typed.of(code(target.code(), owner, field, found.get()), type);
    }

    private static Code code(Code target, Type owner, String field, Fields.FieldType found) {
        if (owner instanceof Type.Row row) {
            return new Code.Column(
                    target, new ArrayList<>(row.relation().columnTypes().keySet()).indexOf(field));
        }
        Code.Conversion conversion = Code.conversionTo(found.type());
        Value defaultValue = defaultValue(found.defaultValue());
        if (owner instanceof Type.ListOf) {
            return new Code.FieldOfEach(target, field, defaultValue, conversion);
        }
        return new Code.FieldOf(target, field, defaultValue, conversion);
    }

    private static Value defaultValue(Object value) {
        if (value instanceof Boolean truth) {
            return new BooleanValue(truth, null);
        }
        if (value instanceof Number number) {
            return new IntegerValue(number.longValue(), null);
        }
        return value == null ? null : new TextValue(value.toString(), null);
    }

    private void reportUnknown(Type owner, String field, Span span) {
        if (owner instanceof Type.ListOf list) {
            context.report(Diagnostic.of(DiagnosticCode.NO_FIELDS, span, "a list has no field `" + field + "`")
                    .note("its elements are " + list.element())
                    .help("write `[*]." + field
                            + "` for the field of all elements, or `for x in …` to range over them"));
            return;
        }
        if (!Fields.hasFields(owner)) {
            Diagnostic none = Diagnostic.of(
                    DiagnosticCode.NO_FIELDS,
                    span,
                    Words.of(owner) + " has no fields, `" + field + "` cannot be asked of it");
            context.report(
                    owner instanceof Type.Node
                            ? none.note("a node is only a place to point at")
                                    .help("declare the column or parameter with its own type, for example"
                                            + " `DestinationRule.spec.trafficPolicy`")
                            : none.help("leave `." + field + "` out, or start from something that has it"));
            return;
        }
        context.report(unknownField(owner, field, span));
    }

    /** What to say of a field that a type does not have. */
    static Diagnostic unknownField(Type owner, String field, Span span) {
        Diagnostic unknown = Diagnostic.of(DiagnosticCode.UNKNOWN_FIELD, span, owner + " has no field `" + field + "`");
        List<String> names = new ArrayList<>(Fields.names(owner));
        return unknown.help(EditDistance.nearest(field, names)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(
                        names.isEmpty()
                                ? "it is empty"
                                : "it has " + String.join(", ", names.subList(0, Math.min(12, names.size())))
                                        + (names.size() > 12 ? ", …" : "")));
    }

    Typed each(Expression.Each expression) {
        Typed target = expressions.check(expression.target());
        Type type = target.type().present();
        if (type.isError()) {
            return Typed.ERROR;
        }
        if (type instanceof Type.Any) {
            return Typed.of(new Code.Elements(target.code(), false), new Type.ListOf(Type.ANY, true));
        }
        if (!(type instanceof Type.ListOf list)) {
            context.report(
                    DiagnosticCode.NOT_A_LIST,
                    expression.span(),
                    "this is " + Words.of(type) + " and has no elements",
                    type instanceof Type.MapOf ? "write `entries(…)` for the entries of a mapping" : "leave out `[*]`");
            return Typed.ERROR;
        }
        boolean nested = list.spread() && list.element().present() instanceof Type.ListOf;
        Type element = nested ? ((Type.ListOf) list.element().present()).element() : list.element();
        return Typed.of(new Code.Elements(target.code(), nested), new Type.ListOf(element.present(), true));
    }

    Typed index(Expression.Index expression) {
        Typed target = expressions.check(expression.target());
        Type owner = target.type().present();
        if (owner.isError()) {
            return Typed.ERROR;
        }
        Typed key = expressions.definite(expression.key(), "a key");
        if (key.type().isError()) {
            return Typed.ERROR;
        }
        if (owner instanceof Type.ListOf list) {
            if (!key.type().equals(Type.INTEGER) && !(key.type() instanceof Type.Any)) {
                context.report(
                        DiagnosticCode.TYPE_MISMATCH,
                        expression.key().span(),
                        "an element is asked for by its number, this is " + Words.of(key.type()),
                        "write `[0]` for the first");
                return Typed.ERROR;
            }
            return indexed(expression, target, key, list.element());
        }
        boolean ofUnknown = owner instanceof Type.Any && key.type().equals(Type.INTEGER);
        if (!(key.type() instanceof Type.Text) && !(key.type() instanceof Type.Any) && !ofUnknown) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.key().span(),
                    "a key is a string, this is " + Words.of(key.type()),
                    "write `text(…)` to make it one");
            return Typed.ERROR;
        }
        if (expression.key() instanceof Expression.TextLiteral literal) {
            return fieldOf(target, literal.value(), expression.key().span(), Paths.of(expression, scope));
        }
        Type value = owner instanceof Type.MapOf map ? map.value() : Type.ANY;
        if (!Fields.hasFields(owner)) {
            reportUnknown(
                    owner, expression.key().span().text(), expression.key().span());
            return Typed.ERROR;
        }
        return indexed(expression, target, key, value);
    }

    private Typed indexed(Expression.Index expression, Typed target, Typed key, Type element) {
        boolean known = scope.isPresent(Paths.of(expression, scope));
        return Typed.of(new Code.Index(target.code(), key.code()), known ? element.present() : element.optional());
    }

    Typed cast(Expression.Cast expression) {
        Typed value = expressions.check(expression.value());
        TypeResolver types = context.modules.types(context.module, context.diagnostics);
        Type wanted = types.resolve(new TypeExpression.Named(expression.type().span(), expression.type(), List.of()));
        if (types.failed()) {
            context.poison();
        }
        if (value.type().isError() || wanted.isError()) {
            return Typed.ERROR;
        }
        if (wanted instanceof Type.Any) {
            return value.withType(Type.ANY.optionalIf(value.type().isOptional()));
        }
        Type from = value.type().present();
        boolean castable = from instanceof Type.Any || from instanceof Type.Node || Fields.hasFields(from);
        if (!castable || !Fields.hasFields(wanted)) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.span(),
                    Words.of(from) + " cannot be seen as " + Words.of(wanted),
                    "`as` is for mappings: the result of `parseYaml`, a resource, a record");
            return Typed.ERROR;
        }
        if (from instanceof Type.Kind && wanted instanceof Type.Kind && !from.equals(wanted)) {
            context.report(
                    DiagnosticCode.TYPE_MISMATCH,
                    expression.span(),
                    Words.of(from) + " is never " + Words.of(wanted),
                    "range over both kinds to handle them alike: `for x: " + from + " | " + wanted + "`");
            return Typed.ERROR;
        }
        // A resource seen as a record always is one; anything else may turn out to be a scalar.
        boolean certain = !(from instanceof Type.Any || from instanceof Type.Node)
                && !value.type().isOptional();
        boolean known = scope.isPresent(Paths.of(expression, scope));
        return Typed.of(new Code.AsRecord(value.code()), wanted.optionalIf(!certain && !known));
    }
}
