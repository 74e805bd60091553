package io.meshlint.engine.run;

import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Relation;
import io.meshlint.engine.plan.Access;
import io.meshlint.engine.plan.IndexIdentity;
import io.meshlint.engine.plan.PlanStep;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Makes {@code for x: Relation} ready to run, by the way of access that the planner chose. */
final class ScanCompiler {
    private final BodyCompiler body;
    private final boolean inOrder;

    ScanCompiler(BodyCompiler body) {
        this.body = body;
        this.inOrder = body.isInSourceOrder();
    }

    Operator compile(PlanStep.Scan scan, Operator next) {
        List<Operator> sources = new ArrayList<>();
        for (Query.Source source : scan.sources()) {
            sources.add(compile(scan, source, next));
        }
        if (sources.size() == 1) {
            return sources.get(0);
        }
        return frame -> {
            for (Operator source : sources) {
                if (!source.run(frame)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Operator compile(PlanStep.Scan scan, Query.Source source, Operator next) {
        if (scan.access() instanceof Access.Keyed keyed) {
            return new KeyedScan(body, scan, source, keyed.keys()).compile(next);
        }
        if (scan.access() instanceof Access.Demand demand) {
            return demand(scan, (Relation.OfView) source.relation(), demand.keys(), next);
        }
        return full(scan, source, next);
    }

    /** Binds a member and passes the row on, with what the member rests on. */
    static boolean pass(Frame frame, PlanStep.Scan scan, Value member, Operator next) {
        frame.budget.step(scan.span());
        frame.slots[scan.variable().slot()] = member;
        if (!(member instanceof RowValue row) || row.restsOn().isEmpty()) {
            return next.run(frame);
        }
        int mark = frame.mark();
        frame.restOn(row.restsOn());
        boolean wanted = next.run(frame);
        frame.forget(mark);
        return wanted;
    }

    private boolean passAll(Frame frame, PlanStep.Scan scan, Members members, Operator next) {
        // Who watches the clauses sees the rows in the order of values.
        for (Value member : inOrder ? members.inOrder() : members.all()) {
            if (!pass(frame, scan, member, next)) {
                return false;
            }
        }
        return true;
    }

    private Operator full(PlanStep.Scan scan, Query.Source source, Operator next) {
        if (source.arguments().isEmpty()) {
            Memo<Members> members = new Memo<>();
            return frame -> passAll(
                    frame, scan, members.get(() -> frame.world.relations().members(source.relation())), next);
        }
        Evaluation[] arguments = source.arguments().stream().map(body::compile).toArray(Evaluation[]::new);
        Memo<AskedRelation> relation = new Memo<>();
        return frame -> {
            int mark = frame.mark();
            Value[] values = Evaluation.values(arguments, frame);
            Members members = relation.get(() -> frame.world.relations().asked(source.relation()))
                    .members(values);
            boolean wanted = passAll(frame, scan, members, next);
            frame.forget(mark);
            return wanted;
        };
    }

    private Operator demand(PlanStep.Scan scan, Relation.OfView view, List<Access.Equality> keys, Operator next) {
        Evaluation[] probes =
                keys.stream().map(key -> body.compile(key.probe())).toArray(Evaluation[]::new);
        DemandedMembers demanded =
                new DemandedMembers(view.view(), scan.variable(), keys, IndexIdentity.ofDemand(scan, keys));
        Memo<AskedRelation> relation = new Memo<>();
        return frame -> {
            int mark = frame.mark();
            Value[] values = Evaluation.values(probes, frame);
            frame.forget(mark);
            for (Value value : values) {
                if (value.isAbsent()) {
                    return true;
                }
            }
            AskedRelation asked = relation.get(() -> frame.world.relations().asked(demanded));
            return passAll(frame, scan, asked.members(values), next);
        };
    }
}
