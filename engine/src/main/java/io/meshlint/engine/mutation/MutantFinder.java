package io.meshlint.engine.mutation;

import io.meshlint.engine.mutation.ConditionMutants.Place;
import io.meshlint.grammar.syntax.Clause;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Declaration.Header;
import io.meshlint.grammar.syntax.Declaration.ReportItem;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Module;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds every single change of a module's conditions: of clauses, quantifiers, headers, severities and related places, of views and functions,
 * of branches and of the rows of tables. What only chooses words (messages, help, fixes) and what computes parameters is left alone.
 */
public final class MutantFinder implements Declaration.Visitor<Void>, Clause.Visitor<Void> {
    private final List<Mutant> mutants = new ArrayList<>();
    private ConditionMutants conditions = new ConditionMutants("", mutants);

    private MutantFinder() {}

    /** All mutants of a module, in the order of their places. */
    public static List<Mutant> of(Module module) {
        MutantFinder finder = new MutantFinder();
        module.declarations().forEach(declaration -> {
            String rule = declaration instanceof Declaration.Rule r ? r.code().text() : "";
            finder.conditions = new ConditionMutants(rule, finder.mutants);
            declaration.accept(finder);
        });
        return finder.mutants.stream()
                .sorted(Comparator.comparingInt((Mutant mutant) -> mutant.at().start()))
                .toList();
    }

    @Override
    public Void typeAlias(Declaration.TypeAlias declaration) {
        return null;
    }

    @Override
    public Void parameter(Declaration.Parameter declaration) {
        return null;
    }

    @Override
    public Void function(Declaration.Function declaration) {
        conditions.value(declaration.body());
        return null;
    }

    @Override
    public Void view(Declaration.View declaration) {
        clauses(declaration.body());
        return null;
    }

    @Override
    public Void table(Declaration.Table declaration) {
        declaration
                .rows()
                .forEach(row -> conditions.add(row.span(), "", "row `" + Mutant.shown(row.span()) + "` left out"));
        return null;
    }

    @Override
    public Void rule(Declaration.Rule declaration) {
        for (Header header : declaration.headers()) {
            if (header instanceof Header.Applies applies) {
                applies.conditions().forEach(condition -> conditions.condition(condition, Place.ALL_MUST_HOLD));
            }
        }
        clauses(declaration.body());
        for (ReportItem item : declaration.report().items()) {
            if (item instanceof ReportItem.SeverityItem || item instanceof ReportItem.Related) {
                item.when().ifPresent(when -> conditions.condition(when, Place.ALL_MUST_HOLD));
            }
            if (item instanceof ReportItem.Related related) {
                related.each().ifPresent(each -> conditions.value(each.list()));
            }
        }
        return null;
    }

    private void clauses(List<Clause> clauses) {
        clauses.forEach(clause -> clause.accept(this));
    }

    @Override
    public Void forEach(Clause.For clause) {
        conditions.bindings(List.of(clause.binding()));
        return null;
    }

    @Override
    public Void pair(Clause.Pair clause) {
        clause.source().arguments().forEach(conditions::value);
        return null;
    }

    @Override
    public Void let(Clause.Let clause) {
        conditions.value(clause.value());
        return null;
    }

    @Override
    public Void where(Clause.Where clause) {
        conditions.condition(clause.condition(), Place.ALL_MUST_HOLD);
        return null;
    }

    @Override
    public Void either(Clause.Either clause) {
        branches(clause.branches());
        return null;
    }

    @Override
    public Void first(Clause.First clause) {
        branches(clause.branches());
        return null;
    }

    private void branches(List<Clause.Block> branches) {
        for (Clause.Block branch : branches) {
            if (!branch.clauses().isEmpty()) {
                Span first = branch.clauses().get(0).span();
                Span before = new Span(first.source(), first.start(), first.start());
                conditions.add(before, "where false ", "branch `" + Mutant.shown(first) + " …` left out");
                clauses(branch.clauses());
            }
        }
    }

    @Override
    public Void group(Clause.Group clause) {
        clause.collected().forEach(collected -> conditions.value(collected.value()));
        clause.keys().forEach(key -> conditions.value(key.value()));
        return null;
    }

    @Override
    public Void pick(Clause.Pick clause) {
        conditions.add(clause.span(), "", "`" + Mutant.shown(clause.span()) + "` left out");
        clause.order().stream().map(Clause.SortKey::value).forEach(conditions::value);
        clause.per().forEach((Expression per) -> conditions.value(per));
        return null;
    }
}
