package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.DemandedView;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.ResourceValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the relations of one world hold, shared by all rules. Everything is computed once. Thread-safe. */
final class Relations {
    private final WorldRun run;
    private final SchemaCatalog catalog;
    private final Members allResources;
    private final Map<String, List<Value>> resourcesByKindName = new LinkedHashMap<>();
    private final Map<KindSchema, Members> byKind = new ConcurrentHashMap<>();
    private final Map<Object, AskedRelation> asked = new ConcurrentHashMap<>();

    Relations(WorldRun run, World world, SchemaCatalog catalog) {
        this.run = run;
        this.catalog = catalog;
        List<Value> all = new ArrayList<>(world.resources().size());
        for (Resource resource : world.resources()) {
            all.add(resource.value());
            resourcesByKindName
                    .computeIfAbsent(resource.kind(), kind -> new ArrayList<>())
                    .add(resource.value());
        }
        this.allResources = new Members(all);
    }

    /** The resources of every kind of that name, in their order. */
    List<Resource> ofKindName(String kind) {
        return resourcesByKindName.getOrDefault(kind, List.of()).stream()
                .map(value -> ((ResourceValue) value).resource())
                .toList();
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

    /** A relation without inputs. */
    Members members(Relation relation) {
        if (relation instanceof Relation.OfKind kind) {
            return ofKind(kind.kind());
        }
        return relation instanceof Relation.AllResources
                ? allResources
                : asked(relation).members(Asked.NOTHING);
    }

    /** A relation that may have inputs. */
    AskedRelation asked(Relation relation) {
        if (relation instanceof Relation.OfTable table) {
            return asked.computeIfAbsent(
                    table.table(),
                    key -> new AskedRelation(
                            values -> Tables.rows(table.table(), Arrays.asList(values), run.observer())));
        }
        if (relation instanceof Relation.OfView view) {
            return asked.computeIfAbsent(view.view(), key -> evaluating(new Lazy<>(() -> compile(view.view()))));
        }
        return new AskedRelation(none -> members(relation));
    }

    /** A view that is asked for some of its rows. */
    AskedRelation asked(DemandedMembers demanded) {
        return asked.computeIfAbsent(
                List.of(demanded.view(), demanded.identity()), key -> evaluating(new Lazy<>(() -> compile(demanded))));
    }

    private static AskedRelation evaluating(Lazy<CompiledView> view) {
        return new AskedRelation(values -> view.get().rows(values));
    }

    private CompiledView compile(Declarations.View view) {
        Plan plan = run.planner().plan(view.body(), Set.copyOf(view.inputs()));
        return compile(view, plan, view.inputs(), view.slots());
    }

    private CompiledView compile(DemandedMembers demanded) {
        Declarations.View view = demanded.view();
        DemandedView conditions = DemandedView.conditions(view, demanded.member(), demanded.keys());
        Set<Variable> bound = new HashSet<>(conditions.values());
        Plan plan = run.planner()
                .planOnDemand(view.body(), conditions.filters(), bound)
                .orElseThrow();
        return compile(
                view,
                plan,
                conditions.values(),
                view.slots() + conditions.values().size());
    }

    private CompiledView compile(Declarations.View view, Plan plan, List<Variable> inputs, int slots) {
        return new CompiledView(view, plan, inputs, new BodyCompiler(run, "view " + view.name(), slots));
    }
}
