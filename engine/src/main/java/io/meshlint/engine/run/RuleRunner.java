package io.meshlint.engine.run;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.plan.Planner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs one rule over one world. */
public final class RuleRunner {
    private final WorldRun world;
    private final String worldName;
    private final boolean closedWorld;

    /**
     * @param closedWorld true if the manifests are all there is, so that what is missing is certainly missing
     */
    public RuleRunner(WorldRun world, String worldName, boolean closedWorld) {
        this.world = world;
        this.worldName = worldName;
        this.closedWorld = closedWorld;
    }

    /**
     * What a rule found.
     *
     * @param applies  false where a condition of the rule's header does not hold for the target
     * @param findings without those that are the same
     * @param problem  why the rule could not be run to its end; null where it was
     */
    public record Result(boolean applies, List<Finding> findings, String problem) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    /** Runs the rule. */
    public Result run(CheckedRule rule) {
        return run(rule, new BodyCompiler(world.planner(), rule.slots()), world.planner());
    }

    /** Runs the rule's clauses as its author wrote them, one after the other and without indexes, and counts their rows. */
    public Result run(CheckedRule rule, ClauseCounts counts) {
        Planner planner = Planner.inSourceOrder();
        return run(rule, new BodyCompiler(planner, rule.slots(), counts), planner);
    }

    private Result run(CheckedRule rule, BodyCompiler compiler, Planner planner) {
        try {
            if (!applies(rule)) {
                return new Result(false, List.of(), null);
            }
            return new Result(true, findings(rule, compiler, planner), null);
        } catch (Budget.Exceeded exceeded) {
            return new Result(true, List.of(), exceeded.getMessage() + "; join on something that both sides know, or narrow the relation before it");
        }
    }

    private boolean applies(CheckedRule rule) {
        BodyCompiler compiler = new BodyCompiler(world.planner(), rule.slots());
        List<Evaluation> conditions = new ArrayList<>();
        for (Code condition : rule.applies()) {
            conditions.add(compiler.compile(condition));
        }
        Frame frame = new Frame(world, rule.slots(), compiler.states(), new Budget("rule " + rule.descriptor().code()));
        return conditions.stream().allMatch(condition -> condition.holds(frame));
    }

    private List<Finding> findings(CheckedRule rule, BodyCompiler compiler, Planner planner) {
        Plan plan = planner.plan(rule.body(), Set.of());
        FindingMaker maker = new FindingMaker(world, worldName, closedWorld, rule, compiler);
        Map<String, Finding> found = new LinkedHashMap<>();
        Operator rows = compiler.compile(plan, frame -> {
            Finding finding = maker.make(frame);
            found.merge(finding.fingerprint() + finding.location(), finding, RuleRunner::preferred);
            return true;
        });
        rows.run(new Frame(world, rule.slots(), compiler.states(), new Budget("rule " + rule.descriptor().code())));
        return found.values().stream().sorted(Finding.ORDER).toList();
    }

    /** Of two findings that are the same: the worse one, else the one whose message comes first, with the related places of both. */
    private static Finding preferred(Finding a, Finding b) {
        int bySeverity = a.severity().compareTo(b.severity());
        boolean first = bySeverity != 0 ? bySeverity < 0 : a.message().compareTo(b.message()) <= 0;
        Finding kept = first ? a : b;
        Finding other = first ? b : a;
        List<Finding.RelatedLocation> related = new ArrayList<>(kept.related());
        other.related().stream().filter(r -> !related.contains(r)).forEach(related::add);
        return new Finding(
                kept.rule(), kept.severity(), kept.message(), kept.help(), kept.worlds(), kept.resource(), kept.location(), related,
                kept.fixes(), kept.conditions(), kept.fingerprint(), kept.suppression());
    }
}
