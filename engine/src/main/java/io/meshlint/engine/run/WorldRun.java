package io.meshlint.engine.run;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.plan.PlanDescription;
import io.meshlint.engine.plan.Planner;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What rules ask about one world: the members of relations, the values of parameters. Everything is computed once. Thread-safe. */
public final class WorldRun {
    private static final double ROWS_OF_A_RESOURCE = 4;

    private final Planner planner;
    private final Map<Declarations.Parameter, Value> givenParameters;
    private final Relations relations;
    private final Emptiness emptiness;
    private final Lazy<Map<Place, Resource>> resourcesByPlace;
    private final Map<Declarations.Function, Lazy<CompiledFunction>> functions = new ConcurrentHashMap<>();
    private final Map<Declarations.Parameter, Lazy<Computed>> parameters = new ConcurrentHashMap<>();
    private final LongAdder steps = new LongAdder();
    private final Map<String, LongAdder> stepsByOwner = new ConcurrentHashMap<>();
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
        this.givenParameters = Map.copyOf(givenParameters);
        this.relations = new Relations(this, world, catalog);
        this.emptiness = new Emptiness(relations);
        this.resourcesByPlace = new Lazy<>(() -> byPlace(world));
        this.planner = switch (strategy) {
            case PLANNED -> Planner.optimizing(new WorldStatistics(this), largeView(world));
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

    /**
     * To ask a view row by row costs several times what it costs to spell it out and to look its rows up. That pays only for views that are
     * far larger than the world itself: products of clients, hosts and ports.
     */
    private static double largeView(World world) {
        return Math.max(
                Planner.LARGE_VIEW, ROWS_OF_A_RESOURCE * world.resources().size());
    }

    /** What a body may still do. */
    Budget budget(String owner) {
        return new Budget(owner, limit);
    }

    /** Adds up what bodies did. */
    void spent(Budget budget) {
        steps.add(budget.taken());
        LongAdder ofOwner = stepsByOwner.get(budget.owner());
        if (ofOwner == null) {
            ofOwner = stepsByOwner.computeIfAbsent(budget.owner(), none -> new LongAdder());
        }
        ofOwner.add(budget.taken());
    }

    /** The rows that all rules and views have looked at so far: a measure of work that is the same on every machine. */
    public long steps() {
        return steps.sum();
    }

    /** The rows that each rule, view, parameter and index has looked at so far, by its name: {@code view Workload}. */
    public Map<String, Long> stepsByOwner() {
        Map<String, Long> all = new TreeMap<>();
        stepsByOwner.forEach((owner, taken) -> all.put(owner, taken.sum()));
        return all;
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

    Computed computed(Declarations.Parameter parameter) {
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

    Relations relations() {
        return relations;
    }

    Emptiness emptiness() {
        return emptiness;
    }

    /** True if a view without inputs has no row in this world. */
    public boolean isEmpty(Declarations.View view) {
        return relations.members(new Relation.OfView(view)).all().isEmpty();
    }

    /** A function's body made ready to run. */
    record CompiledFunction(Evaluation body, int[] parameters, BodyCompiler compiler) {
        /** The result; what it rests on goes to the caller's row. */
        Value call(Value[] arguments, Frame caller) {
            Frame frame = compiler.newFrame(caller.budget);
            for (int i = 0; i < parameters.length; i++) {
                frame.slots[parameters[i]] = arguments[i];
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

    private static Map<Place, Resource> byPlace(World world) {
        Map<Place, Resource> found = new IdentityHashMap<>();
        world.resources().forEach(resource -> found.put(resource.body().place(), resource));
        return found;
    }

    /** The resource that a place lies in; empty for a place outside of all. */
    public Optional<Resource> resourceOf(Place place) {
        for (Place at = place; at != null; at = at.parent()) {
            Resource resource = resourcesByPlace.get().get(at);
            if (resource != null) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }
}
