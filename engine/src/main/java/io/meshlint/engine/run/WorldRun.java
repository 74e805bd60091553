package io.meshlint.engine.run;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.DemandedView;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.plan.Planner;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
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
    private final Map<Declarations.Parameter, Lazy<Value>> parameters = new ConcurrentHashMap<>();

    /**
     * @param givenParameters values that the user or the request sets
     * @param indexes         false to run everything in the author's order without indexes
     */
    public WorldRun(World world, SchemaCatalog catalog, Map<Declarations.Parameter, Value> givenParameters, boolean indexes) {
        this.catalog = catalog;
        this.givenParameters = Map.copyOf(givenParameters);
        List<Value> all = new ArrayList<>();
        for (Resource resource : world.resources()) {
            all.add(resource.value());
            resourcesByKindName.computeIfAbsent(resource.kind(), kind -> new ArrayList<>()).add(resource.value());
        }
        this.allResources = new Members(all);
        world.resources().forEach(resource -> resourcesByPlace.put(resource.body().place(), resource));
        this.planner = indexes ? Planner.optimizing(new WorldStatistics(this)) : Planner.inSourceOrder();
    }

    Planner planner() {
        return planner;
    }

    /** The value of a parameter: the one that was given, else the one that its declaration computes. */
    public Value parameter(Declarations.Parameter parameter) {
        Value given = givenParameters.get(parameter);
        if (given != null) {
            return given;
        }
        return parameters.computeIfAbsent(parameter, p -> new Lazy<>(() -> evaluate(p.value(), p.slots(), "parameter " + p.name()))).get();
    }

    private Value evaluate(Code code, int slots, String owner) {
        BodyCompiler compiler = new BodyCompiler(planner, slots);
        Evaluation evaluation = compiler.compile(code);
        return evaluation.of(new Frame(this, slots, compiler.states(), new Budget(owner)));
    }

    Members ofKind(KindSchema kind) {
        return byKind.computeIfAbsent(kind, k -> new Members(resourcesByKindName.getOrDefault(k.kind(), List.of()).stream()
                .filter(value -> belongs(((io.meshlint.engine.value.ResourceValue) value).resource(), k))
                .toList()));
    }

    private boolean belongs(Resource resource, KindSchema kind) {
        return resource.group().equals(kind.group())
                || catalog.find(resource.group(), resource.kind()).filter(found -> found.equals(kind)).isPresent();
    }

    Members members(Relation relation, List<Value> arguments) {
        if (relation instanceof Relation.OfKind kind) {
            return ofKind(kind.kind());
        }
        if (relation instanceof Relation.AllResources) {
            return allResources;
        }
        if (relation instanceof Relation.OfTable table) {
            return relations.computeIfAbsent(List.of(table.table(), arguments), key -> new Lazy<>(() -> Tables.rows(table.table(), arguments))).get();
        }
        Declarations.View view = ((Relation.OfView) relation).view();
        return relations.computeIfAbsent(List.of(view, arguments), key -> new Lazy<>(() -> rows(view, arguments))).get();
    }

    Members members(DemandedMembers demanded, List<Value> values) {
        return relations.computeIfAbsent(List.of(demanded.view(), demanded.identity(), values), key -> new Lazy<>(() -> {
            CompiledView compiled = views.computeIfAbsent(List.of(demanded.view(), demanded.identity()), v -> new Lazy<>(() -> compile(demanded))).get();
            return compiled.rows(this, values);
        })).get();
    }

    /** True if a view without inputs has no row in this world. */
    public boolean isEmpty(Declarations.View view) {
        return members(new Relation.OfView(view), List.of()).all().isEmpty();
    }

    private Members rows(Declarations.View view, List<Value> arguments) {
        return views.computeIfAbsent(view, v -> new Lazy<>(() -> compile(view))).get().rows(this, arguments);
    }

    private CompiledView compile(Declarations.View view) {
        Plan plan = planner.plan(view.body(), Set.copyOf(view.inputs()));
        return CompiledView.of(view, plan, planner, view.inputs(), view.slots());
    }

    private CompiledView compile(DemandedMembers demanded) {
        DemandedView conditions = DemandedView.conditions(demanded.view(), demanded.member(), demanded.keys());
        Set<Variable> bound = new HashSet<>(conditions.values());
        Plan plan = planner.planOnDemand(demanded.view().body(), conditions.filters(), bound).orElseThrow();
        return CompiledView.of(demanded.view(), plan, planner, conditions.values(), demanded.view().slots() + conditions.values().size());
    }

    /** A view's body made ready to run. */
    private record CompiledView(Declarations.View view, Operator rows, int[] inputs, int slots, int states, int collector) {

        static CompiledView of(Declarations.View view, Plan plan, Planner planner, List<Variable> inputs, int slots) {
            BodyCompiler compiler = new BodyCompiler(planner, slots);
            int collector = compiler.newState();
            int[] columns = view.columns().stream().mapToInt(Variable::slot).toArray();
            Operator rows = compiler.compile(plan, frame -> {
                List<Value> values = new ArrayList<>(columns.length);
                for (int column : columns) {
                    values.add(frame.slots[column]);
                }
                @SuppressWarnings("unchecked")
                Map<RowValue, RowValue> found = (Map<RowValue, RowValue>) frame.states[collector];
                found.merge(new RowValue(view, values, frame.restsOn(0)), new RowValue(view, values, frame.restsOn(0)), CompiledView::surer);
                return true;
            });
            return new CompiledView(view, rows, inputs.stream().mapToInt(Variable::slot).toArray(), slots, compiler.states(), collector);
        }

        private static RowValue surer(RowValue a, RowValue b) {
            return b.restsOn().size() < a.restsOn().size() ? b : a;
        }

        Members rows(WorldRun world, List<Value> arguments) {
            Frame frame = new Frame(world, slots, states, new Budget("view " + view.name()));
            for (int i = 0; i < inputs.length; i++) {
                frame.slots[inputs[i]] = arguments.get(i);
            }
            Map<RowValue, RowValue> found = new LinkedHashMap<>();
            frame.states[collector] = found;
            rows.run(frame);
            List<Value> sorted = new ArrayList<>(found.values());
            sorted.sort(ValueOrder.CANONICAL);
            return new Members(sorted);
        }
    }

    private record CompiledFunction(Evaluation body, int[] parameters, int slots, int states) {}

    /** The result of a function; what it rests on goes to the caller's row. */
    Value call(Declarations.Function function, List<Value> arguments, Frame caller) {
        CompiledFunction compiled = functions.computeIfAbsent(function, f -> new Lazy<>(() -> compile(f))).get();
        Frame frame = new Frame(this, compiled.slots(), compiled.states(), caller.budget);
        for (int i = 0; i < arguments.size(); i++) {
            frame.slots[compiled.parameters()[i]] = arguments.get(i);
        }
        Value result = compiled.body().of(frame);
        caller.restOn(frame.restsOn(0));
        return result;
    }

    private CompiledFunction compile(Declarations.Function function) {
        BodyCompiler compiler = new BodyCompiler(planner, function.slots());
        Evaluation body = compiler.compile(function.body());
        int[] parameters = function.parameters().stream().mapToInt(Variable::slot).toArray();
        return new CompiledFunction(body, parameters, function.slots(), compiler.states());
    }

    /** The plan of a query of this world. */
    public Plan plan(Query query) {
        return planner.plan(query, Set.of());
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
