package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Replaces variables, or the columns of a row, by codes, in nested queries too. The variables must be free in what is rewritten. */
final class Substitution implements Code.Visitor<Code>, Query.Visitor<Query.Step> {
    private final Map<Variable, Code> replacements;
    private final Variable row;
    private final List<Variable> columns;

    private Substitution(Map<Variable, Code> replacements, Variable row, List<Variable> columns) {
        this.replacements = replacements;
        this.row = row;
        this.columns = columns;
    }

    static Code apply(Code code, Map<Variable, Code> replacements) {
        return replacements.isEmpty() ? code : code.accept(new Substitution(replacements, null, List.of()));
    }

    /** Replaces {@code row.column} by the column's own variable; {@code row} itself stays. */
    static Code ofColumns(Code code, Variable row, List<Variable> columns) {
        return code.accept(new Substitution(Map.of(), row, columns));
    }

    private Code rewrite(Code code) {
        return code.accept(this);
    }

    private List<Code> rewriteAll(List<Code> codes) {
        return codes.stream().map(this::rewrite).toList();
    }

    private Query rewrite(Query query) {
        return new Query(query.steps().stream().map(step -> step.accept(this)).toList());
    }

    @Override
    public Code constant(Code.Constant code) {
        return code;
    }

    @Override
    public Code read(Code.Read code) {
        return replacements.getOrDefault(code.variable(), code);
    }

    @Override
    public Code readParameter(Code.ReadParameter code) {
        return code;
    }

    @Override
    public Code field(Code.FieldOf code) {
        return new Code.FieldOf(rewrite(code.target()), code.field(), code.defaultValue(), code.conversion());
    }

    @Override
    public Code fieldOfEach(Code.FieldOfEach code) {
        return new Code.FieldOfEach(rewrite(code.target()), code.field(), code.defaultValue(), code.conversion());
    }

    @Override
    public Code column(Code.Column code) {
        if (code.target() instanceof Code.Read read && read.variable() == row) {
            return new Code.Read(columns.get(code.column()));
        }
        return new Code.Column(rewrite(code.target()), code.column());
    }

    @Override
    public Code elements(Code.Elements code) {
        return new Code.Elements(rewrite(code.target()), code.flatten());
    }

    @Override
    public Code index(Code.Index code) {
        return new Code.Index(rewrite(code.target()), rewrite(code.key()));
    }

    @Override
    public Code asRecord(Code.AsRecord code) {
        return new Code.AsRecord(rewrite(code.value()));
    }

    @Override
    public Code binary(Code.Binary code) {
        return new Code.Binary(code.operator(), rewrite(code.left()), rewrite(code.right()));
    }

    @Override
    public Code isPresent(Code.IsPresent code) {
        return new Code.IsPresent(rewrite(code.value()));
    }

    @Override
    public Code not(Code.Not code) {
        return new Code.Not(rewrite(code.value()));
    }

    @Override
    public Code conditional(Code.Conditional code) {
        return new Code.Conditional(rewrite(code.condition()), rewrite(code.then()), rewrite(code.otherwise()));
    }

    @Override
    public Code list(Code.ListOf code) {
        return new Code.ListOf(rewriteAll(code.elements()));
    }

    @Override
    public Code record(Code.RecordOf code) {
        Map<String, Code> fields = new LinkedHashMap<>();
        code.fields().forEach((name, value) -> fields.put(name, rewrite(value)));
        return new Code.RecordOf(fields);
    }

    @Override
    public Code text(Code.Text code) {
        return new Code.Text(rewriteAll(code.parts()));
    }

    @Override
    public Code call(Code.Call code) {
        return new Code.Call(code.function(), rewriteAll(code.arguments()));
    }

    @Override
    public Code callFunction(Code.CallFunction code) {
        return new Code.CallFunction(code.function(), rewriteAll(code.arguments()));
    }

    @Override
    public Code lookup(Code.Lookup code) {
        return new Code.Lookup(code.relation(), rewriteAll(code.arguments()));
    }

    @Override
    public Code bind(Code.Bind code) {
        return new Code.Bind(code.variable(), rewrite(code.value()), rewrite(code.body()));
    }

    @Override
    public Code exists(Code.Exists code) {
        return new Code.Exists(
                rewrite(code.query()), code.negated(), code.sought() == null ? null : rewrite(code.sought()));
    }

    @Override
    public Code every(Code.Every code) {
        return new Code.Every(rewrite(code.query()), rewrite(code.condition()));
    }

    @Override
    public Code comprehension(Code.Comprehension code) {
        return new Code.Comprehension(rewrite(code.query()), rewrite(code.value()));
    }

    private Query.Source rewrite(Query.Source source) {
        return new Query.Source(source.relation(), rewriteAll(source.arguments()));
    }

    @Override
    public Query.Step scan(Query.Scan step) {
        return new Query.Scan(
                step.span(),
                step.variable(),
                step.sources().stream().map(this::rewrite).toList());
    }

    @Override
    public Query.Step pair(Query.Pair step) {
        return new Query.Pair(step.span(), step.first(), step.second(), rewrite(step.source()));
    }

    @Override
    public Query.Step unnest(Query.Unnest step) {
        return new Query.Unnest(step.span(), step.variable(), rewrite(step.list()));
    }

    @Override
    public Query.Step assign(Query.Assign step) {
        return new Query.Assign(step.span(), step.variable(), rewrite(step.value()));
    }

    @Override
    public Query.Step filter(Query.Filter step) {
        return new Query.Filter(step.span(), rewrite(step.condition()));
    }

    private List<Query.Branch> rewriteBranches(List<Query.Branch> branches) {
        return branches.stream()
                .map(branch -> new Query.Branch(rewrite(branch.query()), branch.exported()))
                .toList();
    }

    @Override
    public Query.Step either(Query.Either step) {
        return new Query.Either(step.span(), rewriteBranches(step.branches()), step.joined());
    }

    @Override
    public Query.Step first(Query.First step) {
        return new Query.First(step.span(), rewriteBranches(step.branches()), step.joined());
    }

    @Override
    public Query.Step group(Query.Group step) {
        return new Query.Group(
                step.span(),
                step.collected().stream()
                        .map(c -> new Query.Collected(rewrite(c.value()), c.list()))
                        .toList(),
                step.keys().stream()
                        .map(k -> new Query.Key(rewrite(k.value()), k.variable()))
                        .toList());
    }

    @Override
    public Query.Step pick(Query.Pick step) {
        return new Query.Pick(
                step.span(),
                step.chosen(),
                step.order().stream()
                        .map(k -> new Query.SortKey(rewrite(k.value()), k.descending()))
                        .toList(),
                rewriteAll(step.per()),
                step.ties());
    }
}
