package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables that a code reads and does not bind itself. */
public final class FreeVariables implements Code.Visitor<Void>, Query.Visitor<Void> {
    private final Set<Variable> free = new LinkedHashSet<>();
    private final Set<Variable> bound = new HashSet<>();
    private final Set<Relation> relations = new LinkedHashSet<>();
    private final Set<Declarations.Function> functions = new LinkedHashSet<>();
    private boolean intoFunctions;
    private boolean subqueries;

    private FreeVariables() {}

    /** The views that a query asks, directly, through functions and through other views, in the order of their first use. */
    public static Set<Declarations.View> viewsOf(Query query) {
        FreeVariables visitor = new FreeVariables();
        visitor.intoFunctions = true;
        visitor.visit(query);
        Set<Declarations.View> views = new LinkedHashSet<>();
        for (int known = -1; known < visitor.relations.size(); ) {
            known = visitor.relations.size();
            for (Relation relation : List.copyOf(visitor.relations)) {
                if (relation instanceof Relation.OfView view && views.add(view.view())) {
                    visitor.visit(view.view().body());
                }
            }
        }
        return views;
    }

    /** The relations that a clause asks itself, in its conditions and through functions, in the order of their first use. */
    public static Set<Relation> relationsOf(Query.Step step) {
        FreeVariables visitor = new FreeVariables();
        visitor.intoFunctions = true;
        step.accept(visitor);
        return new LinkedHashSet<>(visitor.relations);
    }

    /** The free variables, in the order of their first use. */
    public static Set<Variable> of(Code code) {
        FreeVariables visitor = new FreeVariables();
        code.accept(visitor);
        return visitor.free;
    }

    static Set<Variable> of(Query.Step step) {
        FreeVariables visitor = new FreeVariables();
        step.accept(visitor);
        return visitor.free;
    }

    /** True if the code asks relations, so that it costs more than a few field accesses. */
    static boolean hasSubquery(Code code) {
        FreeVariables visitor = new FreeVariables();
        code.accept(visitor);
        return visitor.subqueries;
    }

    /** True if the code asks no relation and no function, so that what it gives rests on nothing of its own. */
    static boolean isPlain(Code code) {
        FreeVariables visitor = new FreeVariables();
        code.accept(visitor);
        return !visitor.subqueries && visitor.relations.isEmpty() && visitor.functions.isEmpty();
    }

    private void visit(Code code) {
        code.accept(this);
    }

    private void visitAll(Collection<? extends Code> codes) {
        codes.forEach(this::visit);
    }

    private void visit(Query query) {
        query.steps().forEach(step -> step.accept(this));
    }

    @Override
    public Void constant(Code.Constant code) {
        return null;
    }

    @Override
    public Void read(Code.Read code) {
        if (!bound.contains(code.variable())) {
            free.add(code.variable());
        }
        return null;
    }

    @Override
    public Void readParameter(Code.ReadParameter code) {
        return null;
    }

    @Override
    public Void field(Code.FieldOf code) {
        visit(code.target());
        return null;
    }

    @Override
    public Void fieldOfEach(Code.FieldOfEach code) {
        visit(code.target());
        return null;
    }

    @Override
    public Void column(Code.Column code) {
        visit(code.target());
        return null;
    }

    @Override
    public Void elements(Code.Elements code) {
        visit(code.target());
        return null;
    }

    @Override
    public Void index(Code.Index code) {
        visit(code.target());
        visit(code.key());
        return null;
    }

    @Override
    public Void asRecord(Code.AsRecord code) {
        visit(code.value());
        return null;
    }

    @Override
    public Void binary(Code.Binary code) {
        visit(code.left());
        visit(code.right());
        return null;
    }

    @Override
    public Void isPresent(Code.IsPresent code) {
        visit(code.value());
        return null;
    }

    @Override
    public Void not(Code.Not code) {
        visit(code.value());
        return null;
    }

    @Override
    public Void conditional(Code.Conditional code) {
        visit(code.condition());
        visit(code.then());
        visit(code.otherwise());
        return null;
    }

    @Override
    public Void list(Code.ListOf code) {
        visitAll(code.elements());
        return null;
    }

    @Override
    public Void record(Code.RecordOf code) {
        visitAll(code.fields().values());
        return null;
    }

    @Override
    public Void text(Code.Text code) {
        visitAll(code.parts());
        return null;
    }

    @Override
    public Void call(Code.Call code) {
        visitAll(code.arguments());
        return null;
    }

    @Override
    public Void callFunction(Code.CallFunction code) {
        visitAll(code.arguments());
        if (functions.add(code.function()) && intoFunctions) {
            visit(code.function().body());
        }
        return null;
    }

    @Override
    public Void lookup(Code.Lookup code) {
        relations.add(code.relation());
        visitAll(code.arguments());
        return null;
    }

    @Override
    public Void bind(Code.Bind code) {
        visit(code.value());
        bound.add(code.variable());
        visit(code.body());
        return null;
    }

    @Override
    public Void exists(Code.Exists code) {
        subqueries = true;
        visit(code.query());
        if (code.sought() != null) {
            visit(code.sought());
        }
        return null;
    }

    @Override
    public Void every(Code.Every code) {
        subqueries = true;
        visit(code.query());
        visit(code.condition());
        return null;
    }

    @Override
    public Void comprehension(Code.Comprehension code) {
        subqueries = true;
        visit(code.query());
        visit(code.value());
        return null;
    }

    @Override
    public Void scan(Query.Scan step) {
        step.sources().forEach(source -> visitAll(source.arguments()));
        step.sources().forEach(source -> relations.add(source.relation()));
        bound.add(step.variable());
        return null;
    }

    @Override
    public Void pair(Query.Pair step) {
        visitAll(step.source().arguments());
        relations.add(step.source().relation());
        bound.add(step.first());
        bound.add(step.second());
        return null;
    }

    @Override
    public Void unnest(Query.Unnest step) {
        visit(step.list());
        bound.add(step.variable());
        return null;
    }

    @Override
    public Void assign(Query.Assign step) {
        visit(step.value());
        bound.add(step.variable());
        return null;
    }

    @Override
    public Void filter(Query.Filter step) {
        visit(step.condition());
        return null;
    }

    @Override
    public Void either(Query.Either step) {
        step.branches().forEach(branch -> visit(branch.query()));
        bound.addAll(step.joined());
        return null;
    }

    @Override
    public Void first(Query.First step) {
        step.branches().forEach(branch -> visit(branch.query()));
        bound.addAll(step.joined());
        return null;
    }

    @Override
    public Void group(Query.Group step) {
        step.keys().forEach(key -> visit(key.value()));
        step.collected().forEach(collected -> visit(collected.value()));
        step.keys().forEach(key -> bound.add(key.variable()));
        step.collected().forEach(collected -> bound.add(collected.list()));
        return null;
    }

    @Override
    public Void pick(Query.Pick step) {
        visit(new Code.Read(step.chosen()));
        step.order().forEach(key -> visit(key.value()));
        visitAll(step.per());
        step.ties().ifPresent(bound::add);
        return null;
    }
}
