package io.meshlint.engine.check;

import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.type.Types;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Clause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks the branches of {@code either} and {@code first}. */
final class Blocks {
    private final BodyContext context;
    private final Scope scope;

    Blocks(BodyContext context, Scope scope) {
        this.context = context;
        this.scope = scope;
    }

    private record Branch(List<Query.Step> steps, Scope scope) {
        /** The type of a variable at the branch's end. */
        Type type(Variable variable) {
            return scope.isPresent(Paths.of(variable)) ? variable.type().present() : variable.type();
        }
    }

    Query.Either either(Clause.Either clause) {
        List<Branch> branches = branches(clause.branches());
        List<Variable> joined = join(branches);
        return new Query.Either(clause.span(), exports(branches, joined), joined);
    }

    Query.First first(Clause.First clause) {
        List<Branch> branches = branches(clause.branches());
        reportUnreachable(clause.branches());
        List<Variable> joined = join(branches);
        return new Query.First(clause.span(), exports(branches, joined), joined);
    }

    private List<Branch> branches(List<Clause.Block> blocks) {
        List<Branch> checked = new ArrayList<>();
        for (Clause.Block block : blocks) {
            ClauseChecker inner = new ClauseChecker(context, scope.copy());
            inner.check(block.clauses());
            checked.add(new Branch(inner.steps(), inner.scope()));
        }
        return checked;
    }

    private void reportUnreachable(List<Clause.Block> blocks) {
        for (int i = 0; i + 1 < blocks.size(); i++) {
            if (alwaysHasRow(blocks.get(i))) {
                context.report(Diagnostic.of(
                                DiagnosticCode.UNREACHABLE_BRANCH,
                                blocks.get(i + 1).span(),
                                "this branch is never tried")
                        .note(blocks.get(i).span(), "the one before it always has a row: it only binds values")
                        .help("bind with `for … in`, which drops absent values, add a `where`, or leave this"
                                + " branch out"));
                return;
            }
        }
    }

    private static boolean alwaysHasRow(Clause.Block block) {
        return block.clauses().stream()
                .allMatch(clause -> clause instanceof Clause.Let
                        || clause instanceof Clause.Either either
                                && either.branches().stream().anyMatch(Blocks::alwaysHasRow)
                        || clause instanceof Clause.First first
                                && first.branches().stream().anyMatch(Blocks::alwaysHasRow));
    }

    /** Binds the variables that every branch binds, with their joined types, and keeps what every branch found to be present. */
    private List<Variable> join(List<Branch> branches) {
        Set<String> some = new LinkedHashSet<>();
        branches.forEach(branch -> some.addAll(branch.scope().variables().keySet()));
        some.removeAll(scope.variables().keySet());
        List<Variable> joined = new ArrayList<>();
        for (String name : some) {
            List<Branch> binding = branches.stream()
                    .filter(b -> b.scope().find(name).isPresent())
                    .toList();
            if (binding.size() == branches.size()) {
                joined.add(join(name, branches));
            } else {
                scope.lose(
                        name,
                        new Scope.Loss(
                                "it is bound in " + binding.size() + " of " + branches.size()
                                        + " branches; only what every branch binds is in scope behind them",
                                "bind it in the other branches too, for example `let " + name + " = absent`"));
            }
        }
        Set<String> present = new HashSet<>(branches.get(0).scope().present());
        branches.forEach(branch -> present.retainAll(branch.scope().present()));
        scope.assumePresent(present);
        return joined;
    }

    private Variable join(String name, List<Branch> branches) {
        List<Variable> inner = branches.stream()
                .map(branch -> branch.scope().find(name).orElseThrow())
                .toList();
        Type type = Type.NOTHING;
        for (int i = 0; i < inner.size(); i++) {
            Type ofBranch = branches.get(i).type(inner.get(i));
            type = i == 0 ? ofBranch : Types.join(type, ofBranch);
        }
        Variable variable = context.newVariable(name, type);
        scope.bind(variable);
        context.usage.join(variable, inner);
        return variable;
    }

    private static List<Query.Branch> exports(List<Branch> branches, List<Variable> joined) {
        return branches.stream()
                .map(branch -> new Query.Branch(
                        new Query(branch.steps()),
                        joined.stream()
                                .map(v -> branch.scope().find(v.name()).orElseThrow())
                                .toList()))
                .toList();
    }
}
