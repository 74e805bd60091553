package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Clause;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.EditDistance;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks clauses one after the other, each in the scope that the ones before it leave. */
final class ClauseChecker implements Clause.Visitor<Void> {
    private final BodyContext context;
    private final Scope scope;
    private final boolean namesMayIdle;
    private final List<Query.Step> steps = new ArrayList<>();

    ClauseChecker(BodyContext context, Scope scope) {
        this(context, scope, false);
    }

    private ClauseChecker(BodyContext context, Scope scope, boolean namesMayIdle) {
        this.context = context;
        this.scope = scope;
        this.namesMayIdle = namesMayIdle;
    }

    /** Of {@code exists} and its like, where a name that nothing reads is no mistake: {@code exists (s: Service)}. */
    static ClauseChecker ofQuantifier(BodyContext context, Scope scope) {
        return new ClauseChecker(context, scope, true);
    }

    Scope scope() {
        return scope;
    }

    List<Query.Step> steps() {
        return steps;
    }

    void check(List<Clause> clauses) {
        clauses.forEach(this::announce);
        clauses.forEach(clause -> clause.accept(this));
    }

    private ExpressionChecker expressions() {
        return new ExpressionChecker(context, scope);
    }

    private void announce(Clause clause) {
        if (clause instanceof Clause.For each) {
            announce(each.binding().variable());
        } else if (clause instanceof Clause.Pair pair) {
            announce(pair.first());
            announce(pair.second());
        } else if (clause instanceof Clause.Let let) {
            announce(let.variable());
        }
    }

    private void announce(Identifier name) {
        scope.willBind(name.text(), name.span());
    }

    private Variable bindVariable(Identifier name, Type type) {
        if (scope.find(name.text()).isPresent()) {
            context.report(
                    DiagnosticCode.DUPLICATE_VARIABLE,
                    name.span(),
                    "`" + name.text() + "` is bound already",
                    "choose another name: a variable never changes");
        }
        Variable variable =
                context.newVariable(name.text(), scope.find(name.text()).isPresent() ? Type.ERROR : type);
        scope.bind(variable);
        return variable;
    }

    private Variable bindVariable(Identifier name, Type type, Usage.Sort sort) {
        Variable variable = bindVariable(name, type);
        if (!namesMayIdle) {
            context.usage.bind(name, variable, sort);
        }
        return variable;
    }

    @Override
    public Void forEach(Clause.For clause) {
        bind(clause.span(), clause.binding());
        return null;
    }

    /** Adds the step of a binding. */
    void bind(Span span, Clause.Binding binding) {
        if (binding instanceof Clause.Binding.Relation relation) {
            List<Query.Source> sources = new ArrayList<>();
            Type type = Type.NOTHING;
            for (Clause.Source source : relation.sources()) {
                Optional<Resolved> resolved = source(source);
                resolved.ifPresent(r -> sources.add(r.source()));
                type = Types.join(type, resolved.map(Resolved::member).orElse(Type.ERROR));
            }
            steps.add(new Query.Scan(span, bindVariable(binding.variable(), type, Usage.Sort.ROW), sources));
        } else {
            Expression list = ((Clause.Binding.Element) binding).list();
            Typed typed = expressions().check(list);
            Type element = element(typed.type(), list);
            steps.add(new Query.Unnest(span, bindVariable(binding.variable(), element, Usage.Sort.ROW), typed.code()));
        }
    }

    /** The type of what {@code for x in list} binds: an element of a list, or the value itself. */
    Type element(Type type, Expression list) {
        Type present = type.present();
        if (present instanceof Type.ListOf of) {
            return of.element().present() instanceof Type.Nothing
                    ? Type.ANY
                    : of.element().present();
        }
        // An optional mapping is bound where it is present; a definite one was meant as a list.
        if (present instanceof Type.MapOf && !type.isOptional()) {
            context.report(
                    DiagnosticCode.NOT_A_LIST,
                    list.span(),
                    "this is a mapping, not a list",
                    "range over `entries(" + list.span().text() + ")`, or over `keys(…)`");
            return Type.ERROR;
        }
        return present;
    }

    private record Resolved(Query.Source source, Type member) {}

    private Optional<Resolved> source(Clause.Source source) {
        String name = source.name().text();
        Span span = source.name().span();
        Optional<Declared> declared = context.module.find(name, span, context.diagnostics);
        if (declared.isPresent() && declared.get() instanceof Type.Columns columns) {
            context.use(declared.get(), span);
            if (context.modules.isDamaged(declared.get())) {
                source.arguments().forEach(argument -> expressions().check(argument));
                context.poison();
                return Optional.empty();
            }
            Relation relation = CallChecker.relation(declared.get());
            List<Code> arguments = CallChecker.arguments(
                            context,
                            expressions(),
                            name,
                            source.span(),
                            source.arguments(),
                            CallChecker.inputTypes(declared.get()))
                    .map(typed -> typed.stream().map(Typed::code).toList())
                    .orElse(List.of());
            return Optional.of(new Resolved(new Query.Source(relation, arguments), new Type.Row(columns)));
        }
        if (declared.isPresent()) {
            context.report(
                    DiagnosticCode.UNKNOWN_RELATION,
                    span,
                    "`" + name + "` is no kind, view or table",
                    declared.get() instanceof Declarations.Function
                            ? "range over what it gives: `for x in " + name + "(…)`"
                            : "range over its value: `for x in " + name + "`");
            return Optional.empty();
        }
        return kind(source);
    }

    private Optional<Resolved> kind(Clause.Source source) {
        String name = source.name().text();
        Identifier written = new Identifier(source.name().span(), name);
        Optional<KindSchema> kind = context.module.findKind(name);
        if (name.equals("Resource") || kind.isPresent() && kind.get().resource()) {
            if (!source.arguments().isEmpty()) {
                context.report(
                        DiagnosticCode.WRONG_ARGUMENT_COUNT,
                        source.span(),
                        "`" + name + "` is a kind and takes no arguments",
                        "write `" + name + "`, and say with `where` which ones");
            }
            return Optional.of(
                    name.equals("Resource")
                            ? new Resolved(
                                    new Query.Source(new Relation.AllResources(), List.of()), new Type.Resource())
                            : new Resolved(
                                    new Query.Source(new Relation.OfKind(kind.get()), List.of()),
                                    new Type.Kind(kind.get())));
        }
        if (kind.isPresent()) {
            context.report(
                    DiagnosticCode.UNKNOWN_RELATION,
                    written.span(),
                    "`" + name + "` is a type, no manifest holds one by itself",
                    "range over what contains it, and read the text with `parseYaml(…) as " + name + "`");
            return Optional.empty();
        }
        if (scope.find(name).isPresent()) {
            context.report(
                    DiagnosticCode.UNKNOWN_RELATION,
                    written.span(),
                    "`" + name + "` is a variable, no kind, view or table",
                    "range over its elements: `for x in " + name + "`");
            return Optional.empty();
        }
        int dot = name.indexOf('.');
        if (dot > 0 && scope.find(name.substring(0, dot)).isPresent()) {
            context.report(
                    DiagnosticCode.UNKNOWN_RELATION,
                    written.span(),
                    "`" + name + "` is a value, no kind, view or table",
                    "range over its elements: `for x in " + name + "`");
            return Optional.empty();
        }
        Diagnostic unknown = Diagnostic.of(
                        DiagnosticCode.UNKNOWN_RELATION,
                        written.span(),
                        "there is no kind, view or table `" + name + "`")
                .help("range over a kind like `Service`, a view, or the elements of a list: `for x in …`");
        Set<String> names = context.module.names(true);
        Diagnostic suggested = context.module.suggest(unknown, written, names);
        boolean none = suggested.help().equals(unknown.help());
        context.reportUnknown(
                written,
                EditDistance.abbreviated(name, names)
                        .filter(whole -> none)
                        .map(whole -> unknown.help("kinds are written out: did you mean `" + whole + "`?"))
                        .orElse(suggested));
        return Optional.empty();
    }

    @Override
    public Void pair(Clause.Pair clause) {
        Optional<Resolved> resolved = source(clause.source());
        Type member = resolved.map(Resolved::member).orElse(Type.ERROR);
        Variable first = bindVariable(clause.first(), member, Usage.Sort.ROW);
        Variable second = bindVariable(clause.second(), member, Usage.Sort.ROW);
        resolved.ifPresent(r -> steps.add(new Query.Pair(clause.span(), first, second, r.source())));
        return null;
    }

    @Override
    public Void let(Clause.Let clause) {
        Typed value = expressions().check(clause.value());
        Variable variable = bindVariable(clause.variable(), value.type(), Usage.Sort.VALUE);
        steps.add(new Query.Assign(clause.span(), variable, value.code()));
        return null;
    }

    @Override
    public Void where(Clause.Where clause) {
        where(clause.span(), clause.condition());
        return null;
    }

    void where(Span span, Expression condition) {
        Typed typed = expressions().condition(condition);
        ConstantConditions.check(context, condition, typed);
        steps.add(new Query.Filter(span, typed.code()));
        scope.assumePresent(typed.presentIfTrue());
    }

    @Override
    public Void either(Clause.Either clause) {
        steps.add(new Blocks(context, scope).either(clause));
        return null;
    }

    @Override
    public Void first(Clause.First clause) {
        steps.add(new Blocks(context, scope).first(clause));
        return null;
    }

    @Override
    public Void group(Clause.Group clause) {
        List<Typed> collected = clause.collected().stream()
                .map(c -> expressions().check(c.value()))
                .toList();
        List<Typed> keys =
                clause.keys().stream().map(k -> expressions().check(k.value())).toList();
        scope.clear(new Scope.Loss(
                "`group` keeps only its keys and its lists",
                "keep it: name it among the keys after `by`, or collect it with `into`"));
        List<Query.Key> keySteps = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Variable key = bindVariable(clause.keys().get(i).name(), keys.get(i).type());
            keySteps.add(new Query.Key(keys.get(i).code(), key));
        }
        List<Query.Collected> lists = new ArrayList<>();
        for (int i = 0; i < collected.size(); i++) {
            Type list = Type.listOf(collected.get(i).type().present());
            Variable variable = bindVariable(clause.collected().get(i).list(), list);
            lists.add(new Query.Collected(collected.get(i).code(), variable));
        }
        steps.add(new Query.Group(clause.span(), lists, keySteps));
        return null;
    }

    @Override
    public Void pick(Clause.Pick clause) {
        Typed chosen = expressions()
                .check(new Expression.Variable(
                        clause.chosen().span(), clause.chosen().text()));
        List<Query.SortKey> order = clause.order().stream()
                .map(key -> new Query.SortKey(expressions().check(key.value()).code(), key.descending()))
                .toList();
        List<Code> per = clause.per().stream()
                .map(key -> expressions().check(key).code())
                .toList();
        Type kept = Type.listOf(chosen.type().present());
        Optional<Variable> ties = clause.ties().map(name -> bindVariable(name, kept, Usage.Sort.TIES));
        scope.find(clause.chosen().text())
                .ifPresent(variable -> steps.add(new Query.Pick(clause.span(), variable, order, per, ties)));
        return null;
    }
}
