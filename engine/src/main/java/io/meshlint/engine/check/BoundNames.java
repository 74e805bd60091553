package io.meshlint.engine.check;

import io.meshlint.grammar.syntax.Clause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names that clauses bind, those in any branch included. */
final class BoundNames implements Clause.Visitor<Void> {
    private final Set<String> names = new HashSet<>();

    private BoundNames() {}

    static Set<String> of(List<Clause> clauses) {
        BoundNames visitor = new BoundNames();
        visitor.visit(clauses);
        return visitor.names;
    }

    private void visit(List<Clause> clauses) {
        clauses.forEach(clause -> clause.accept(this));
    }

    @Override
    public Void forEach(Clause.For clause) {
        names.add(clause.binding().variable().text());
        return null;
    }

    @Override
    public Void pair(Clause.Pair clause) {
        names.add(clause.first().text());
        names.add(clause.second().text());
        return null;
    }

    @Override
    public Void let(Clause.Let clause) {
        names.add(clause.variable().text());
        return null;
    }

    @Override
    public Void where(Clause.Where clause) {
        return null;
    }

    @Override
    public Void either(Clause.Either clause) {
        clause.branches().forEach(branch -> visit(branch.clauses()));
        return null;
    }

    @Override
    public Void first(Clause.First clause) {
        clause.branches().forEach(branch -> visit(branch.clauses()));
        return null;
    }

    @Override
    public Void group(Clause.Group clause) {
        clause.keys().forEach(key -> names.add(key.name().text()));
        clause.collected().forEach(collected -> names.add(collected.list().text()));
        return null;
    }

    @Override
    public Void pick(Clause.Pick clause) {
        clause.ties().ifPresent(ties -> names.add(ties.text()));
        return null;
    }
}
