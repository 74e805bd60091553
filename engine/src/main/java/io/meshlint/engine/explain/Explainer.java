package io.meshlint.engine.explain;

import io.meshlint.engine.Preparation;
import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations.View;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.explain.Explanation.Body;
import io.meshlint.engine.explain.Explanation.HeaderLine;
import io.meshlint.engine.explain.Explanation.WorldExplanation;
import io.meshlint.engine.finding.Claims;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.plan.CodeText;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.engine.plan.PlanDescription;
import io.meshlint.engine.run.Funnel;
import io.meshlint.engine.run.HeaderCondition;
import io.meshlint.engine.run.RuleRunner;
import io.meshlint.engine.run.WorldRun;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import io.meshlint.engine.world.WorldSet;
import io.meshlint.grammar.text.EditDistance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Explains a rule over the worlds of a repository. */
public final class Explainer {
    private static final int DEEPEST_VIEW = 6;

    private final ExplainRequest request;
    private final Preparation prepared;
    private final List<String> problems = new ArrayList<>();

    private Explainer(ExplainRequest request) {
        this.request = request;
        this.prepared = Preparation.of(request.lint());
        problems.addAll(prepared.problems());
    }

    /** Explains; a mistake of the user is in the result, an exception is our bug. */
    public static Explanation explain(ExplainRequest request) {
        return new Explainer(request).explain();
    }

    private Explanation explain() {
        Optional<CheckedRule> rule = rule();
        if (rule.isEmpty() || !problems.isEmpty()) {
            return new Explanation(rule.map(CheckedRule::descriptor), List.of(), prepared.diagnostics(), problems);
        }
        WorldSet worlds = prepared.worlds();
        List<WorldExplanation> explained = new ArrayList<>();
        Map<World, Set<Resource>> focuses = focuses(worlds.worlds());
        for (World world : worlds.worlds()) {
            Set<Resource> focus = focuses.getOrDefault(world, Set.of());
            if (request.at().isEmpty() || !focus.isEmpty()) {
                explained.add(explain(rule.get(), world, worlds, focus));
            }
        }
        if (explained.isEmpty()) {
            problems.add(
                    request.at().isEmpty()
                            ? "there is nothing to explain it with: no manifest, chart or kustomization was found"
                            : relative(request.at().get().file())
                                    + " gives no resource of what is linted; `meshlint render --list` says what is");
        }
        return new Explanation(Optional.of(rule.get().descriptor()), explained, prepared.diagnostics(), problems);
    }

    private Optional<CheckedRule> rule() {
        List<CheckedRule> rules = prepared.program().rules();
        Optional<CheckedRule> rule = rules.stream()
                .filter(r -> r.descriptor().code().equals(request.rule())
                        || r.descriptor().name().equals(request.rule()))
                .findFirst();
        if (rule.isEmpty()) {
            TreeSet<String> names = new TreeSet<>();
            rules.forEach(r ->
                    names.addAll(List.of(r.descriptor().code(), r.descriptor().name())));
            Optional<String> near = EditDistance.nearest(request.rule(), names);
            problems.add("there is no rule `" + request.rule() + "`"
                    + near.map(name -> "; did you mean `" + name + "`?").orElse("; `meshlint rules` lists all"));
        }
        return rule;
    }

    /** By world, the resources of the line that was asked for; where it belongs to none in any world, the nearest ones. */
    private Map<World, Set<Resource>> focuses(List<World> worlds) {
        Map<World, Set<Resource>> focuses = new LinkedHashMap<>();
        request.at().ifPresent(at -> {
            String file = relative(at.file());
            worlds.forEach(world -> focuses.put(world, new FocusFinder(world, file, at.line()).find()));
            if (focuses.values().stream().allMatch(Set::isEmpty)) {
                worlds.forEach(world -> focuses.put(world, new FocusFinder(world, file, at.line()).nearest()));
            }
        });
        return focuses;
    }

    /** Relative to the repository where the pack lies in it. */
    private String shortName(String module) {
        Path file = Path.of(module);
        return file.isAbsolute() && prepared.repository().holds(file) ? relative(file) : module;
    }

    private String relative(Path file) {
        try {
            return prepared.repository().relative(file.toRealPath());
        } catch (IOException missing) {
            return file.toString();
        }
    }

    private WorldExplanation explain(CheckedRule rule, World world, WorldSet worlds, Set<Resource> focus) {
        WorldRun run = new WorldRun(world, prepared.catalog(), prepared.given(), true);
        ValueText values = new ValueText(run, worlds.lines());
        List<HeaderLine> conditions = HeaderCondition.of(run, rule).stream()
                .map(condition -> header(condition, values))
                .toList();
        List<String> notes = new ArrayList<>();
        List<Body> bodies = new ArrayList<>();
        List<String> findings = new ArrayList<>();
        List<String> plan = new ArrayList<>();
        if (conditions.stream().allMatch(HeaderLine::holds)) {
            body(rule, run, focus, values, bodies, notes);
            findings.addAll(findings(rule, world, run, focus, notes));
            if (request.plan()) {
                plan.addAll(
                        PlanDescription.describe(run.plan(rule.body())).lines().toList());
            }
        } else {
            notes.add("The rule is not for this target, so it was not run. Another one is set with --istio-version or"
                    + " --kubernetes-version.");
        }
        List<String> about = focus.stream()
                .map(resource -> resource.reference() + " (" + place(resource) + ")")
                .toList();
        return new WorldExplanation(
                world.name(), world.resources().size(), conditions, about, bodies, findings, notes, plan);
    }

    private HeaderLine header(HeaderCondition condition, ValueText values) {
        List<String> operands = new ArrayList<>();
        condition.operands().forEach((code, value) -> {
            boolean assumed = code instanceof Code.ReadParameter read
                    && value.place() == null
                    && !prepared.given().containsKey(read.parameter());
            operands.add(CodeText.of(code) + " is " + values.of(value) + (assumed ? " (assumed)" : ""));
        });
        return new HeaderLine(CodeText.of(condition.condition()), condition.holds(), operands);
    }

    private static String place(Resource resource) {
        var origin = resource.document().origins().originOf(resource.body().place());
        return origin.region()
                .map(region -> origin.file() + ":" + region.startLine())
                .orElse(origin.file());
    }

    private void body(
            CheckedRule rule,
            WorldRun run,
            Set<Resource> focus,
            ValueText values,
            List<Body> bodies,
            List<String> notes) {
        String owner = "rule " + rule.descriptor().code();
        Funnel funnel = Funnel.of(run, rule.body(), rule.slots(), focus, owner);
        funnel.problem().ifPresent(notes::add);
        FunnelReader reader = new FunnelReader(funnel, rule.body(), owner, values, this::shortName);
        Body own = reader.read("");
        if (focus.isEmpty() || reader.sawRows()) {
            bodies.add(own);
            Set<View> empty = new LinkedHashSet<>();
            reader.emptyViews().forEach(view -> emptyView(view, run, values, bodies, empty));
            return;
        }
        Set<View> seen = new LinkedHashSet<>();
        views(rule.body(), run, focus, values, bodies, seen, 0);
        boolean ranged = !bodies.isEmpty();
        if (!ranged) {
            // Views that only conditions ask.
            FreeVariables.viewsOf(rule.body())
                    .forEach(view -> view(new Relation.OfView(view), run, focus, values, bodies, seen, 0));
        }
        List<String> asking = Asking.clauses(rule.body(), focus, this::shortName);
        if (ranged) {
            notes.add("It gets into no row of the rule itself, but of the views that the rule ranges over:");
        } else if (!bodies.isEmpty()) {
            notes.add("It gets into no row of the rule itself; views that conditions of the rule ask see it:");
        } else if (asking.isEmpty()) {
            notes.add("It gets into no row, and nothing in the rule or its views asks for a resource of its kind: the"
                    + " rule is about other kinds.");
        } else {
            notes.add("It gets into no row, neither of the rule nor of a view that the rule ranges over.");
        }
        asking.forEach(clause -> notes.add("A condition asks for resources of its kind: " + clause));
    }

    /** Adds the funnel of a view that has no row, and of those that it has none because of. */
    private void emptyView(View view, WorldRun run, ValueText values, List<Body> bodies, Set<View> seen) {
        if (seen.size() < DEEPEST_VIEW && run.isEmpty(view) && seen.add(view)) {
            String owner = "view " + view.name();
            Funnel funnel = Funnel.of(run, view.body(), view.slots(), Set.of(), owner);
            FunnelReader reader = new FunnelReader(funnel, view.body(), owner, values, this::shortName);
            bodies.add(reader.read(owner));
            reader.emptyViews().forEach(inner -> emptyView(inner, run, values, bodies, seen));
        }
    }

    /** Adds the funnels of the views in which the focus is seen; behind one in which it is not, those it ranges over. */
    private void views(
            Query body,
            WorldRun run,
            Set<Resource> focus,
            ValueText values,
            List<Body> bodies,
            Set<View> seen,
            int depth) {
        for (Query.Step step : body.steps()) {
            if (step instanceof Query.Scan scan) {
                scan.sources().forEach(source -> view(source.relation(), run, focus, values, bodies, seen, depth));
            } else if (step instanceof Query.Pair pair) {
                view(pair.source().relation(), run, focus, values, bodies, seen, depth);
            } else if (step instanceof Query.First first) {
                first.branches().forEach(branch -> views(branch.query(), run, focus, values, bodies, seen, depth));
            } else if (step instanceof Query.Either either) {
                either.branches().forEach(branch -> views(branch.query(), run, focus, values, bodies, seen, depth));
            }
        }
    }

    private void view(
            Relation relation,
            WorldRun run,
            Set<Resource> focus,
            ValueText values,
            List<Body> bodies,
            Set<View> seen,
            int depth) {
        boolean fits = relation instanceof Relation.OfView of
                && of.view().inputs().isEmpty()
                && depth < DEEPEST_VIEW
                && seen.add(of.view());
        if (!fits) {
            return;
        }
        View view = ((Relation.OfView) relation).view();
        Funnel funnel = Funnel.of(run, view.body(), view.slots(), focus, "view " + view.name());
        FunnelReader reader = new FunnelReader(funnel, view.body(), "view " + view.name(), values, this::shortName);
        Body body = reader.read("view " + view.name());
        if (reader.sawRows()) {
            bodies.add(body);
        } else {
            views(view.body(), run, focus, values, bodies, seen, depth + 1);
        }
    }

    private List<String> findings(
            CheckedRule rule, World world, WorldRun run, Set<Resource> focus, List<String> notes) {
        RuleRunner runner = new RuleRunner(run, world.name(), prepared.closedWorld());
        RuleRunner.Result result = runner.run(rule);
        Claims claims = new Claims();
        prepared.program().rules().stream()
                .filter(other -> other.subsumes(rule.descriptor().identity()) && prepared.runs(other.descriptor()))
                .forEach(other -> claims.addAll(runner.run(other).claims()));
        Optional.ofNullable(result.problem())
                .filter(problem -> !notes.contains(problem))
                .ifPresent(notes::add);
        return result.findings().stream()
                .filter(finding -> focus.isEmpty() || focus.stream().anyMatch(resource -> names(finding, resource)))
                .map(finding -> text(finding) + withdrawn(claims.withdrawnBy(finding, world.name())))
                .toList();
    }

    private static String text(Finding finding) {
        return at(finding.location()) + ": " + finding.severity().label() + ": " + finding.message();
    }

    private static String withdrawn(Optional<Finding> by) {
        return by.map(other -> " (withdrawn, because " + other.rule().code() + " says more of it: " + text(other) + ")")
                .orElse("");
    }

    private static boolean names(Finding finding, Resource resource) {
        boolean own = finding.resource()
                .filter(r -> r.kind().equals(resource.kind())
                        && r.name().equals(resource.name())
                        && r.namespace().equals(resource.namespace()))
                .isPresent();
        return own || finding.related().stream().anyMatch(related -> isIn(related.location(), resource));
    }

    private static boolean isIn(SourceLocation location, Resource resource) {
        var places = new ArrayList<SourceLocation>();
        collect(resource.body(), places);
        return places.stream()
                .anyMatch(p -> p.file().equals(location.file()) && p.region().equals(location.region()));
    }

    private static void collect(Value value, List<SourceLocation> places) {
        if (value.place() != null) {
            var origin = value.place().document().origins().originOf(value.place());
            origin.region()
                    .ifPresent(
                            region -> places.add(new SourceLocation(origin.file(), region, "", origin.confidence())));
        }
        if (value instanceof MapValue map) {
            map.fields().values().forEach(field -> collect(field, places));
        } else if (value instanceof ListValue list) {
            list.elements().forEach(element -> collect(element, places));
        }
    }

    private static String at(SourceLocation location) {
        return location.file() + ":" + location.region().startLine();
    }
}
