package io.meshlint.engine.run;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.DemandedView;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.plan.PlanDescription;
import io.meshlint.engine.plan.Planner;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.ResourceValue;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What rules ask about one world: the members of relations, the values of parameters. Everything is computed once. Thread-safe. */
public final class WorldRun {
    private final Planner planner;
    private final Map<Declarations.Parameter, Value> givenParameters;
    private final Members allResources;
    private final Map<KindSchema, Members> byKind = new ConcurrentHashMap<>();
    private final Map<String, List<Value>> resourcesByKindName = new LinkedHashMap<>();
    private final Map<Place, Resource> resourcesByPlace = new IdentityHashMap<>();
    private final SchemaCatalog catalog;
    private final Map<Object, Lazy<Members>> relations = new ConcurrentHashMap<>();
    private final Map<Object, Lazy<CompiledView>> views = new ConcurrentHashMap<>();
    private final Map<Declarations.Function, Lazy<CompiledFunction>> functions = new ConcurrentHashMap<>();
    private final Map<Declarations.Parameter, Lazy<Computed>> parameters = new ConcurrentHashMap<>();
    private final LongAdder steps = new LongAdder();
    private final long limit;
    private ClauseObserver observer;

    /**
     * @param givenParameters values that the user or the request sets
     * @param indexes         false to run everything in the author's order without indexes
     */
    public WorldRun(
            World world, SchemaCatalog catalog, Map<Declarations.Parameter, Value> givenParameters, boolean indexes) {
        this(world, catalog, givenParameters, indexes ? Strategy.PLANNED : Strategy.SOURCE_ORDER, Budget.STEPS);
    }

    /** How clauses are run; all ways give the same rows. */
    enum Strategy {
        /** Joins ordered by estimated size, by indexes. */
        PLANNED,
        /** As planned, and every view that can be asked for some of its rows is asked, small ones too. */
        ON_DEMAND,
        /** In the author's order, without indexes. */
        SOURCE_ORDER
    }

    /**
     * @param limit rows that one rule or one evaluation of a view may look at
     */
    WorldRun(
            World world,
            SchemaCatalog catalog,
            Map<Declarations.Parameter, Value> givenParameters,
            Strategy strategy,
            long limit) {
        this.limit = limit;
        this.catalog = catalog;
        this.givenParameters = Map.copyOf(givenParameters);
        List<Value> all = new ArrayList<>();
        for (Resource resource : world.resources()) {
            all.add(resource.value());
            resourcesByKindName
                    .computeIfAbsent(resource.kind(), kind -> new ArrayList<>())
                    .add(resource.value());
        }
        this.allResources = new Members(all);
        world.resources()
                .forEach(resource -> resourcesByPlace.put(resource.body().place(), resource));
        this.planner = switch (strategy) {
            case PLANNED -> Planner.optimizing(new WorldStatistics(this));
            case ON_DEMAND -> Planner.optimizing(new WorldStatistics(this), -1);
            case SOURCE_ORDER -> Planner.inSourceOrder();
        };
    }

    /**
     * Runs everything in the author's order without indexes, and counts the rows of all clauses, those of views and quantifiers too. To be
     * used by one thread.
     */
    public static WorldRun counting(
            World world,
            SchemaCatalog catalog,
            Map<Declarations.Parameter, Value> givenParameters,
            ClauseCounts counts) {
        WorldRun run = new WorldRun(world, catalog, givenParameters, Strategy.SOURCE_ORDER, Budget.STEPS);
        run.observer = counts;
        return run;
    }

    /** Sees the rows of every body; null for none. */
    ClauseObserver observer() {
        return observer;
    }

    /** What a body may still do. */
    Budget budget(String owner) {
        return new Budget(owner, limit);
    }

    /** Adds up what bodies did. */
    void spent(Budget budget) {
        steps.add(budget.taken());
    }

    /** The rows that all rules and views have looked at so far: a measure of work that is the same on every machine. */
    public long steps() {
        return steps.sum();
    }

    /** A value that does not depend on a row, and what it rests on. */
    record Computed(Value value, List<Evidence> restsOn) {}

    /** Evaluates a code that reads no variable, with a body of its own. */
    Computed compute(BodyCompiler compiler, Evaluation evaluation) {
        Frame frame = compiler.newFrame(budget(compiler.owner()));
        Value value = evaluation.of(frame);
        spent(frame.budget);
        return new Computed(value, frame.restsOn(0));
    }

    Planner planner() {
        return planner;
    }

    /** The value of a parameter: the one that was given, else the one that its declaration computes. */
    public Value parameter(Declarations.Parameter parameter) {
        return computed(parameter).value();
    }

    /** The value of a parameter; what it rests on goes to the row. */
    Value parameter(Declarations.Parameter parameter, Frame frame) {
        Computed computed = computed(parameter);
        frame.restOn(computed.restsOn());
        return computed.value();
    }

    private Computed computed(Declarations.Parameter parameter) {
        return parameters
                .computeIfAbsent(
                        parameter,
                        p -> new Lazy<>(() -> {
                            Value given = givenParameters.get(p);
                            if (given != null) {
                                return new Computed(given, List.of());
                            }
                            BodyCompiler compiler = new BodyCompiler(this, "parameter " + p.name(), p.slots());
                            return compute(compiler, compiler.compile(p.value()));
                        }))
                .get();
    }

    Members ofKind(KindSchema kind) {
        return byKind.computeIfAbsent(
                kind,
                k -> new Members(resourcesByKindName.getOrDefault(k.kind(), List.of()).stream()
                        .filter(value -> belongs(((ResourceValue) value).resource(), k))
                        .toList()));
    }

    private boolean belongs(Resource resource, KindSchema kind) {
        return resource.group().equals(kind.group())
                || catalog.find(resource.group(), resource.kind())
                        .filter(found -> found.equals(kind))
                        .isPresent();
    }

    Members members(Relation relation, List<Value> arguments) {
        if (relation instanceof Relation.OfKind kind) {
            return ofKind(kind.kind());
        }
        if (relation instanceof Relation.AllResources) {
            return allResources;
        }
        if (relation instanceof Relation.OfTable table) {
            List<Object> key = List.of(table.table(), arguments);
            return relations
                    .computeIfAbsent(key, k -> new Lazy<>(() -> Tables.rows(table.table(), arguments, observer)))
                    .get();
        }
        Declarations.View view = ((Relation.OfView) relation).view();
        return relations
                .computeIfAbsent(List.of(view, arguments), key -> new Lazy<>(() -> rows(view, arguments)))
                .get();
    }

    Members members(DemandedMembers demanded, List<Value> values) {
        return relations
                .computeIfAbsent(
                        List.of(demanded.view(), demanded.identity(), values),
                        key -> new Lazy<>(() -> {
                            List<Object> demand = List.of(demanded.view(), demanded.identity());
                            return views.computeIfAbsent(demand, v -> new Lazy<>(() -> compile(demanded)))
                                    .get()
                                    .rows(values);
                        }))
                .get();
    }

    /** The resources of every kind of that name, in their order. */
    List<Resource> ofKindName(String kind) {
        return resourcesByKindName.getOrDefault(kind, List.of()).stream()
                .map(value -> ((io.meshlint.engine.value.ResourceValue) value).resource())
                .toList();
    }

    /** True if a view without inputs has no row in this world. */
    public boolean isEmpty(Declarations.View view) {
        return members(new Relation.OfView(view), List.of()).all().isEmpty();
    }

    private Members rows(Declarations.View view, List<Value> arguments) {
        return views.computeIfAbsent(view, v -> new Lazy<>(() -> compile(view)))
                .get()
                .rows(arguments);
    }

    private CompiledView compile(Declarations.View view) {
        Plan plan = planner.plan(view.body(), Set.copyOf(view.inputs()));
        return compile(view, plan, view.inputs(), view.slots());
    }

    private CompiledView compile(DemandedMembers demanded) {
        Declarations.View view = demanded.view();
        DemandedView conditions = DemandedView.conditions(view, demanded.member(), demanded.keys());
        Set<Variable> bound = new HashSet<>(conditions.values());
        Plan plan =
                planner.planOnDemand(view.body(), conditions.filters(), bound).orElseThrow();
        return compile(
                view,
                plan,
                conditions.values(),
                view.slots() + conditions.values().size());
    }

    private CompiledView compile(Declarations.View view, Plan plan, List<Variable> inputs, int slots) {
        return new CompiledView(view, plan, inputs, new BodyCompiler(this, "view " + view.name(), slots));
    }

    /** A function's body made ready to run. */
    record CompiledFunction(Evaluation body, int[] parameters, BodyCompiler compiler) {
        /** The result; what it rests on goes to the caller's row. */
        Value call(List<Value> arguments, Frame caller) {
            Frame frame = compiler.newFrame(caller.budget);
            for (int i = 0; i < parameters.length; i++) {
                frame.slots[parameters[i]] = arguments.get(i);
            }
            Value result = body.of(frame);
            caller.restOn(frame.restsOn(0));
            return result;
        }
    }

    CompiledFunction compiled(Declarations.Function function) {
        return functions
                .computeIfAbsent(function, f -> new Lazy<>(() -> compile(f)))
                .get();
    }

    private CompiledFunction compile(Declarations.Function function) {
        BodyCompiler compiler = new BodyCompiler(this, "function " + function.name(), function.slots());
        Evaluation body = compiler.compile(function.body());
        int[] parameters =
                function.parameters().stream().mapToInt(Variable::slot).toArray();
        return new CompiledFunction(body, parameters, compiler);
    }

    /** The plan of a query of this world. */
    public Plan plan(Query query) {
        return planner.plan(query, Set.of());
    }

    /** The plan of a rule's clauses in this world, in words. */
    public String describePlan(CheckedRule rule) {
        return PlanDescription.describe(plan(rule.body()));
    }

    /**
     * The plans of the views that a rule asks, by the views' names, in the order of their first use. A view that is asked for some of its rows
     * only is planned anew for what it is asked.
     */
    public Map<String, String> describeViews(CheckedRule rule) {
        Map<String, String> plans = new LinkedHashMap<>();
        for (Declarations.View view : FreeVariables.viewsOf(rule.body())) {
            plans.put(view.name(), PlanDescription.describe(planner.plan(view.body(), Set.copyOf(view.inputs()))));
        }
        return plans;
    }

    /** The resource that a place lies in; empty for a place outside of all. */
    public Optional<Resource> resourceOf(Place place) {
        for (Place at = place; at != null; at = at.parent()) {
            Resource resource = resourcesByPlace.get(at);
            if (resource != null) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }
}
