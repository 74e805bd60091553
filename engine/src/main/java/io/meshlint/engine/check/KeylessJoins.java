package io.meshlint.engine.check;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds pairs of large relations in one body that nothing links: every member of one is combined with every member of the other.
 *
 * <p>Linked are the variables that one clause reads together, the ones that it binds included. Tables, relations that are asked with
 * arguments, and relations of which a condition keeps a member by its written name are small, and may be crossed.
 */
final class KeylessJoins {
    private final Map<Relation.OfView, Boolean> manyByView;
    private final Map<Variable, Variable> parents = new HashMap<>();
    private final Set<Variable> small = new HashSet<>();
    private final List<Query.Scan> all = new ArrayList<>();
    private final List<List<Query.Scan>> together = new ArrayList<>();

    private KeylessJoins(Map<Relation.OfView, Boolean> manyByView) {
        this.manyByView = manyByView;
    }

    /** Reports the pairs of a body whose views are all defined. */
    static void check(Query query, Diagnostics diagnostics) {
        KeylessJoins joins = new KeylessJoins(new HashMap<>());
        joins.visit(query.steps(), List.of());
        joins.report(diagnostics);
    }

    /** Links what the steps link; {@code outer} are the scans in front of them. Gives all scans whose members meet behind the steps. */
    private List<Query.Scan> visit(List<Query.Step> steps, List<Query.Scan> outer) {
        List<Query.Scan> scans = new ArrayList<>(outer);
        for (Query.Step step : steps) {
            if (step instanceof Query.Scan scan) {
                link(scan.variable(), arguments(scan));
                for (Query.Scan earlier : scans) {
                    together.add(List.of(earlier, scan));
                }
                scans.add(scan);
                all.add(scan);
            } else if (step instanceof Query.Pair pair) {
                Query.Scan scan = new Query.Scan(pair.span(), pair.first(), List.of(pair.source()));
                link(pair.second(), Set.of(pair.first()));
                scans.forEach(earlier -> together.add(List.of(earlier, scan)));
                scans.add(scan);
                all.add(scan);
            } else if (step instanceof Query.Filter filter) {
                filter(filter.condition());
            } else if (step instanceof Query.Unnest unnest) {
                link(unnest.variable(), FreeVariables.of(unnest.list()));
            } else if (step instanceof Query.Assign assign) {
                link(assign.variable(), FreeVariables.of(assign.value()));
            } else if (step instanceof Query.Either either) {
                scans.addAll(branches(either.branches(), either.joined(), scans));
            } else if (step instanceof Query.First first) {
                scans.addAll(branches(first.branches(), first.joined(), scans));
            } else if (step instanceof Query.Group || step instanceof Query.Pick) {
                // Fewer rows from here on: what follows meets groups.
                scans.clear();
            }
        }
        return scans;
    }

    private List<Query.Scan> branches(List<Query.Branch> branches, List<Variable> joined, List<Query.Scan> outer) {
        List<Query.Scan> found = new ArrayList<>();
        for (Query.Branch branch : branches) {
            List<Query.Scan> inner = visit(branch.query().steps(), outer);
            inner.removeAll(outer);
            found.addAll(inner);
            for (int i = 0; i < joined.size(); i++) {
                link(joined.get(i), Set.of(branch.exported().get(i)));
            }
        }
        return found;
    }

    private static Set<Variable> arguments(Query.Scan scan) {
        Set<Variable> free = new HashSet<>();
        scan.sources()
                .forEach(source -> source.arguments().forEach(argument -> free.addAll(FreeVariables.of(argument))));
        return free;
    }

    private void filter(Code condition) {
        Set<Variable> free = FreeVariables.of(condition);
        if (!free.isEmpty()) {
            link(free.iterator().next(), free);
        }
        if (free.size() == 1 && comparesNames(condition)) {
            small.addAll(free);
        }
    }

    private static boolean comparesNames(Code condition) {
        if (!(condition instanceof Code.Binary binary)) {
            return false;
        }
        return switch (binary.operator()) {
            case AND -> comparesNames(binary.left()) || comparesNames(binary.right());
            case EQUAL, IN ->
                isName(binary.left()) && FreeVariables.of(binary.right()).isEmpty()
                        || isName(binary.right())
                                && FreeVariables.of(binary.left()).isEmpty();
            case TIMES,
                    DIVIDE,
                    REMAINDER,
                    PLUS,
                    MINUS,
                    CONCATENATE,
                    DEFAULT,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    NOT_EQUAL,
                    NOT_IN,
                    OR -> false;
        };
    }

    private static boolean isName(Code code) {
        return code instanceof Code.FieldOf field
                && field.field().equals("name")
                && field.target() instanceof Code.Read;
    }

    private void link(Variable variable, Collection<Variable> others) {
        others.forEach(other -> parents.put(root(other), root(variable)));
    }

    private Variable root(Variable variable) {
        Variable at = variable;
        while (parents.getOrDefault(at, at) != at) {
            at = parents.get(at);
        }
        return at;
    }

    private void report(Diagnostics diagnostics) {
        Set<Variable> reported = new HashSet<>();
        for (List<Query.Scan> pair : together) {
            Query.Scan first = pair.get(0);
            Query.Scan second = pair.get(1);
            boolean apart = root(first.variable()) != root(second.variable());
            if (apart && isLarge(first) && isLarge(second) && reported.add(root(second.variable()))) {
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.JOIN_WITHOUT_KEY,
                                second.span(),
                                "nothing links `" + second.variable() + "` with `" + first.variable() + "`")
                        .note(first.span(), "every one of these is combined with every one of those")
                        .help("add a `where` that compares the two, or ask `where exists (" + second.variable()
                                + ": …)`"));
            }
        }
    }

    private boolean isLarge(Query.Scan scan) {
        return !small.contains(scan.variable())
                && scan.sources().stream()
                        .anyMatch(source -> source.arguments().isEmpty() && isLarge(source.relation()));
    }

    private boolean isLarge(Relation relation) {
        return relation instanceof Relation.OfKind
                || relation instanceof Relation.AllResources
                || relation instanceof Relation.OfView view && rangesOverMany(view);
    }

    /** True for a view behind which a large relation stands. */
    private boolean rangesOverMany(Relation.OfView view) {
        Boolean known = manyByView.get(view);
        if (known != null) {
            return known;
        }
        // Should the view depend on itself, the question ends here.
        manyByView.put(view, false);
        KeylessJoins inner = new KeylessJoins(manyByView);
        inner.visit(view.view().body().steps(), List.of());
        boolean many = inner.all.stream().anyMatch(inner::isLarge);
        manyByView.put(view, many);
        return many;
    }
}
