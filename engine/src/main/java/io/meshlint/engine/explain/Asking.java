package io.meshlint.engine.explain;

import io.meshlint.engine.core.Declarations.View;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.engine.value.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds the clauses that ask for resources without giving them a variable of their own: quantifiers and comprehensions. */
final class Asking {
    private static final int MOST = 5;
    private static final int LONGEST = 100;

    private final Set<Resource> focus;
    private final UnaryOperator<String> fileName;
    private final Set<String> clauses = new LinkedHashSet<>();

    private Asking(Set<Resource> focus, UnaryOperator<String> fileName) {
        this.focus = focus;
        this.fileName = fileName;
    }

    /**
     * The clauses of a body, and of the views that it asks, that look for resources of the kinds in focus, with file and line; at most a few.
     *
     * @param fileName how a person knows a module's file
     */
    static List<String> clauses(Query body, Set<Resource> focus, UnaryOperator<String> fileName) {
        Asking asking = new Asking(focus, fileName);
        asking.search(body);
        FreeVariables.viewsOf(body).stream().map(View::body).forEach(asking::search);
        List<String> found = new ArrayList<>(asking.clauses);
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private void search(Query query) {
        for (Query.Step step : query.steps()) {
            if (step instanceof Query.First first) {
                first.branches().forEach(branch -> search(branch.query()));
            } else if (step instanceof Query.Either either) {
                either.branches().forEach(branch -> search(branch.query()));
            } else if ((step instanceof Query.Filter || step instanceof Query.Assign) && isAskedBy(step)) {
                String text = step.span()
                        .text()
                        .replaceAll("(?m)#.*$", "")
                        .replaceAll("\\s+", " ")
                        .strip();
                clauses.add(fileName.apply(step.span().source().name()) + ":"
                        + step.span().startLine() + " `"
                        + (text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…") + "`");
            }
        }
    }

    private boolean isAskedBy(Query.Step step) {
        return FreeVariables.relationsOf(step).stream()
                .filter(Relation.OfKind.class::isInstance)
                .anyMatch(relation ->
                        focus.stream().anyMatch(resource -> resource.kind().equals(relation.name())));
    }
}
