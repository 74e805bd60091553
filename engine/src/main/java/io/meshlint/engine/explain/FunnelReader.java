package io.meshlint.engine.explain;

import io.meshlint.engine.core.Declarations.View;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.explain.Explanation.Body;
import io.meshlint.engine.explain.Explanation.FunnelLine;
import io.meshlint.engine.explain.Explanation.Miss;
import io.meshlint.engine.explain.Explanation.Stop;
import io.meshlint.engine.plan.CodeText;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.engine.run.Funnel;
import io.meshlint.engine.run.NearMisses;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads a funnel clause by clause. */
final class FunnelReader {
    private static final int LONGEST_CLAUSE = 110;

    /** The rows of a clause that none could reach yet, or any more. */
    static final long NOT_COUNTED = -1;

    private final Funnel funnel;
    private final Query body;
    private final String owner;
    private final ValueText values;
    private final UnaryOperator<String> files;
    private final Set<Span> stops = new LinkedHashSet<>();
    private final List<Stop> described = new ArrayList<>();
    private final List<FunnelLine> lines = new ArrayList<>();

    /** @param files makes the name of a rule's file short */
    FunnelReader(Funnel funnel, Query body, String owner, ValueText values, UnaryOperator<String> files) {
        this.files = files;
        this.funnel = funnel;
        this.body = body;
        this.owner = owner;
        this.values = values;
    }

    /** @param title empty for a rule's own body */
    Body read(String title) {
        findStops(body);
        addLines(body, 0);
        return new Body(title, lines, described);
    }

    /** True if a row ever counted. */
    boolean sawRows() {
        return lines.stream().anyMatch(line -> line.rows() > 0);
    }

    /** The views whose emptiness removed the last row. */
    List<View> emptyViews() {
        List<View> views = new ArrayList<>();
        emptyViews(body, views);
        return views;
    }

    private void emptyViews(Query query, List<View> views) {
        for (Query.Step step : query.steps()) {
            if (step instanceof Query.Scan scan && stops.contains(step.span())) {
                scan.sources().forEach(source -> {
                    if (source.relation() instanceof Relation.OfView of
                            && of.view().inputs().isEmpty()) {
                        views.add(of.view());
                    }
                });
            } else if (step instanceof Query.First first) {
                first.branches().forEach(branch -> emptyViews(branch.query(), views));
            } else if (step instanceof Query.Either either) {
                either.branches().forEach(branch -> emptyViews(branch.query(), views));
            }
        }
    }

    private void findStops(Query query) {
        for (Query.Step step : query.steps()) {
            boolean removesLast = funnel.entered(step.span()) > 0 && funnel.rows(step.span()) == 0;
            if (removesLast) {
                if (step instanceof Query.First first) {
                    first.branches().forEach(branch -> findStops(branch.query()));
                } else if (step instanceof Query.Either either) {
                    either.branches().forEach(branch -> findStops(branch.query()));
                } else if (stops.add(step.span())) {
                    described.add(stop(step));
                }
                return;
            }
        }
    }

    private Stop stop(Query.Step step) {
        Span span = step.span();
        String place = files.apply(span.source().name()) + ":" + span.startLine();
        List<Miss> misses = new ArrayList<>();
        String reason = "";
        if (step instanceof Query.Filter filter) {
            for (NearMisses.Miss miss : funnel.nearMisses(filter, owner)) {
                List<String> row = new ArrayList<>();
                Set<Variable> read = new LinkedHashSet<>(FreeVariables.of(miss.condition()));
                // The first variable says which row it is.
                miss.variables().keySet().stream().findFirst().ifPresent(read::add);
                miss.variables().forEach((variable, value) -> {
                    if (value != null && read.contains(variable)) {
                        row.add(variable.name() + " = " + values.of(value));
                    }
                });
                List<String> operands = new ArrayList<>();
                miss.operands().forEach((code, value) -> operands.add(CodeText.of(code) + " is " + values.of(value)));
                misses.add(new Miss(row, CodeText.of(miss.condition()), operands));
            }
        } else if (step instanceof Query.Unnest unnest) {
            reason = CodeText.of(unnest.list()) + " is empty or not set";
        } else if (step instanceof Query.Scan scan) {
            reason = "there is no "
                    + String.join(
                            " or ",
                            scan.sources().stream()
                                    .map(source -> source.relation().name())
                                    .toList());
        } else if (step instanceof Query.Pair pair) {
            reason = "there are no two of " + pair.source().relation().name();
        }
        return new Stop(place, clause(span), reason, misses.stream().distinct().toList());
    }

    private void addLines(Query query, int depth) {
        int reached = 0;
        for (Query.Step step : query.steps()) {
            Span span = step.span();
            reached++;
            boolean stop = stops.contains(span);
            if (step instanceof Query.First first) {
                lines.add(new FunnelLine(
                        depth, funnel.rows(span), "first: the first of these branches that has a row", stop));
                addBranches(span, first.branches(), depth + 1, "else");
            } else if (step instanceof Query.Either either) {
                lines.add(new FunnelLine(depth, funnel.rows(span), "either: the rows of all these branches", stop));
                addBranches(span, either.branches(), depth + 1, "or");
            } else {
                lines.add(new FunnelLine(
                        depth, isBeforeFocus(query, step) ? NOT_COUNTED : funnel.rows(span), clause(span), stop));
            }
            int left = query.steps().size() - reached;
            if (funnel.entered(span) > 0 && funnel.rows(span) == 0 && left > 0) {
                lines.add(new FunnelLine(
                        depth,
                        NOT_COUNTED,
                        left + (left == 1 ? " more clause was" : " more clauses were") + " not reached",
                        false));
                return;
            }
        }
    }

    /** True for a clause that no row in focus reached although later clauses bind it. */
    private boolean isBeforeFocus(Query query, Query.Step step) {
        int at = query.steps().indexOf(step);
        boolean nothingYet = query.steps().subList(0, at + 1).stream()
                .allMatch(s -> funnel.rows(s.span()) == 0 && funnel.entered(s.span()) == 0);
        return nothingYet
                && query.steps().subList(at + 1, query.steps().size()).stream()
                        .anyMatch(s -> funnel.rows(s.span()) > 0);
    }

    private void addBranches(Span span, List<Query.Branch> branches, int depth, String word) {
        for (int i = 0; i < branches.size(); i++) {
            String text = "branch " + (i + 1) + " of " + branches.size() + (i == 0 ? "" : ", " + word);
            lines.add(new FunnelLine(depth, funnel.took(span, i), text, false));
            addLines(branches.get(i).query(), depth + 1);
        }
    }

    /** A clause in one line, without comments. */
    static String clause(Span span) {
        String text = span.text()
                .replaceAll("(?m)(^|\\s)#.*$", "")
                .replaceAll("\\s+", " ")
                .strip();
        return text.length() <= LONGEST_CLAUSE ? text : text.substring(0, LONGEST_CLAUSE - 1) + "…";
    }
}
