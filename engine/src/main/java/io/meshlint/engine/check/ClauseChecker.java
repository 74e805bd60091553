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
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks clauses one after the other, each in the scope that the ones before it leave. */
final class ClauseChecker implements Clause.Visitor<Void> {
    private final BodyContext context;
    private final Scope scope;
    private final List<Query.Step> steps = new ArrayList<>();

    ClauseChecker(BodyContext context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    List<Query.Step> steps() {
        return steps;
    }

    void check(List<Clause> clauses) {
        clauses.forEach(clause -> clause.accept(this));
    }

    private ExpressionChecker expressions() {
        return new ExpressionChecker(context, scope);
    }

    private Variable bindVariable(Identifier name, Type type) {
        if (scope.find(name.text()).isPresent()) {
            context.report(DiagnosticCode.DUPLICATE_VARIABLE, name.span(), "`" + name.text() + "` is bound already", "choose another name: a variable never changes");
        }
        Variable variable = context.newVariable(name.text(), type);
        scope.bind(variable);
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
            steps.add(new Query.Scan(span, bindVariable(binding.variable(), type), sources));
        } else {
            Expression list = ((Clause.Binding.Element) binding).list();
            Typed typed = expressions().check(list);
            steps.add(new Query.Unnest(span, bindVariable(binding.variable(), element(typed.type(), list)), typed.code()));
        }
    }

    private Type element(Type type, Expression list) {
        Type present = type.present();
        if (present instanceof Type.ListOf of) {
            return of.element().present() instanceof Type.Nothing ? Type.ANY : of.element().present();
        }
        // An optional mapping is bound where it is present; a definite one was meant as a list.
        if (present instanceof Type.MapOf && !type.isOptional()) {
            context.report(DiagnosticCode.NOT_A_LIST, list.span(), "this is a mapping, not a list", "range over `entries(" + list.span().text() + ")`, or over `keys(…)`");
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
            List<Type> inputs = declared.get() instanceof Declarations.View view ? view.inputTypes() : ((Declarations.Table) declared.get()).inputTypes();
            Relation relation = declared.get() instanceof Declarations.View view ? new Relation.OfView(view) : new Relation.OfTable((Declarations.Table) declared.get());
            List<Code> arguments = CallChecker.arguments(context, expressions(), name, source.span(), source.arguments(), inputs)
                    .map(typed -> typed.stream().map(Typed::code).toList())
                    .orElse(List.of());
            return Optional.of(new Resolved(new Query.Source(relation, arguments), new Type.Row(columns)));
        }
        if (declared.isPresent()) {
            context.report(DiagnosticCode.UNKNOWN_RELATION, span, "`" + name + "` is no kind, view or table",
                    declared.get() instanceof Declarations.Function ? "range over what it gives: `for x in " + name + "(…)`" : "range over its value: `for x in " + name + "`");
            return Optional.empty();
        }
        if (name.equals("Resource")) {
            return Optional.of(new Resolved(new Query.Source(new Relation.AllResources(), List.of()), new Type.Resource()));
        }
        Optional<KindSchema> kind = context.module.findKind(name);
        if (kind.isPresent() && kind.get().resource()) {
            return Optional.of(new Resolved(new Query.Source(new Relation.OfKind(kind.get()), List.of()), new Type.Kind(kind.get())));
        }
        Diagnostic unknown = Diagnostic.of(DiagnosticCode.UNKNOWN_RELATION, span, "there is no kind, view or table `" + name + "`");
        context.report(context.module.suggest(unknown, new Identifier(span, name), context.module.names(true)));
        return Optional.empty();
    }

    @Override
    public Void pair(Clause.Pair clause) {
        Optional<Resolved> resolved = source(clause.source());
        Type member = resolved.map(Resolved::member).orElse(Type.ERROR);
        Variable first = bindVariable(clause.first(), member);
        Variable second = bindVariable(clause.second(), member);
        resolved.ifPresent(r -> steps.add(new Query.Pair(clause.span(), first, second, r.source())));
        return null;
    }

    @Override
    public Void let(Clause.Let clause) {
        Typed value = expressions().check(clause.value());
        steps.add(new Query.Assign(clause.span(), bindVariable(clause.variable(), value.type()), value.code()));
        return null;
    }

    @Override
    public Void where(Clause.Where clause) {
        where(clause.span(), clause.condition());
        return null;
    }

    void where(Span span, Expression condition) {
        Typed typed = expressions().condition(condition);
        steps.add(new Query.Filter(span, typed.code()));
        scope.assumePresent(typed.presentIfTrue());
    }

    private record CheckedBranch(List<Query.Step> steps, Scope scope) {}

    private List<CheckedBranch> branches(List<Clause.Block> blocks) {
        List<CheckedBranch> checked = new ArrayList<>();
        for (Clause.Block block : blocks) {
            ClauseChecker inner = new ClauseChecker(context, scope.copy());
            inner.check(block.clauses());
            checked.add(new CheckedBranch(inner.steps(), inner.scope()));
        }
        return checked;
    }

    @Override
    public Void either(Clause.Either clause) {
        List<CheckedBranch> checked = branches(clause.branches());
        List<Variable> joined = join(checked);
        steps.add(new Query.Either(clause.span(), exports(checked, joined), joined));
        return null;
    }

    @Override
    public Void first(Clause.First clause) {
        List<CheckedBranch> checked = branches(clause.branches());
        List<Variable> joined = join(checked);
        steps.add(new Query.First(clause.span(), exports(checked, joined), joined));
        return null;
    }

    /** Binds the variables that every branch binds, with their joined types. */
    private List<Variable> join(List<CheckedBranch> branches) {
        Set<String> some = new LinkedHashSet<>();
        branches.forEach(branch -> some.addAll(branch.scope().variables().keySet()));
        some.removeAll(scope.variables().keySet());
        List<Variable> joined = new ArrayList<>();
        for (String name : some) {
            List<Variable> bound = branches.stream().flatMap(b -> b.scope().find(name).stream()).toList();
            if (bound.size() == branches.size()) {
                Type type = bound.stream().map(Variable::type).reduce(Types::join).orElseThrow();
                Variable variable = context.newVariable(name, type);
                scope.bind(variable);
                joined.add(variable);
            } else {
                scope.lose(name, "it is bound in " + bound.size() + " of " + branches.size() + " branches; only what every branch binds is in scope behind them");
            }
        }
        return joined;
    }

    private static List<Query.Branch> exports(List<CheckedBranch> branches, List<Variable> joined) {
        return branches.stream()
                .map(branch -> new Query.Branch(
                        new Query(branch.steps()),
                        joined.stream().map(v -> branch.scope().find(v.name()).orElseThrow()).toList()))
                .toList();
    }

    @Override
    public Void group(Clause.Group clause) {
        List<Typed> collected = clause.collected().stream().map(c -> expressions().check(c.value())).toList();
        List<Typed> keys = clause.keys().stream().map(k -> expressions().check(k.value())).toList();
        scope.clear("`group` keeps only its keys and its lists");
        List<Query.Key> keySteps = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            keySteps.add(new Query.Key(keys.get(i).code(), bindVariable(clause.keys().get(i).name(), keys.get(i).type())));
        }
        List<Query.Collected> lists = new ArrayList<>();
        for (int i = 0; i < collected.size(); i++) {
            Type list = Type.listOf(collected.get(i).type().present());
            lists.add(new Query.Collected(collected.get(i).code(), bindVariable(clause.collected().get(i).list(), list)));
        }
        steps.add(new Query.Group(clause.span(), lists, keySteps));
        return null;
    }

    @Override
    public Void pick(Clause.Pick clause) {
        Typed chosen = expressions().check(new Expression.Variable(clause.chosen().span(), clause.chosen().text()));
        List<Query.SortKey> order = clause.order().stream()
                .map(key -> new Query.SortKey(expressions().check(key.value()).code(), key.descending()))
                .toList();
        List<Code> per = clause.per().stream().map(key -> expressions().check(key).code()).toList();
        Optional<Variable> ties = clause.ties().map(name -> bindVariable(name, Type.listOf(chosen.type().present())));
        scope.find(clause.chosen().text())
                .ifPresent(variable -> steps.add(new Query.Pick(clause.span(), variable, order, per, ties)));
        return null;
    }
}
