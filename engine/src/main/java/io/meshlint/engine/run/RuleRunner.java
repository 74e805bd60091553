package io.meshlint.engine.run;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.finding.Claim;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.plan.Planner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs one rule over one world. */
public final class RuleRunner {
    private static final String REMEDY = "join on something that both sides know, or narrow the relation before it";

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
     * @param claims   what its findings say for other rules too
     * @param problem  why the rule could not be run to its end; null where it was
     */
    public record Result(boolean applies, List<Finding> findings, List<Claim> claims, String problem) {
        public Result {
            findings = List.copyOf(findings);
            claims = List.copyOf(claims);
        }
    }

    /** Runs the rule. */
    public Result run(CheckedRule rule) {
        return run(rule, new BodyCompiler(world, owner(rule), rule.slots()));
    }

    /** Runs the rule's clauses as its author wrote them, one after the other and without indexes, and counts their rows. */
    public Result run(CheckedRule rule, ClauseCounts counts) {
        return run(rule, new BodyCompiler(world, owner(rule), rule.slots(), Planner.inSourceOrder(), counts));
    }

    private Result run(CheckedRule rule, BodyCompiler compiler) {
        try {
            if (!applies(rule)) {
                return new Result(false, List.of(), List.of(), null);
            }
            return findings(rule, compiler);
        } catch (Budget.Exceeded exceeded) {
            return new Result(true, List.of(), List.of(), exceeded.getMessage() + "; " + REMEDY);
        }
    }

    private static String owner(CheckedRule rule) {
        return "rule " + rule.descriptor().code();
    }

    private boolean applies(CheckedRule rule) {
        BodyCompiler compiler = new BodyCompiler(world, owner(rule), rule.slots());
        List<Evaluation> conditions = new ArrayList<>();
        for (Code condition : rule.applies()) {
            conditions.add(compiler.compile(condition));
        }
        Frame frame = compiler.newFrame(world.budget(owner(rule)));
        boolean applies = conditions.stream().allMatch(condition -> condition.holds(frame));
        world.spent(frame.budget);
        return applies;
    }

    private Result findings(CheckedRule rule, BodyCompiler compiler) {
        FindingMaker maker = new FindingMaker(world, worldName, closedWorld, rule, compiler);
        SameFindings found = new SameFindings();
        Set<Claim> claims = new LinkedHashSet<>();
        Operator rows = compiler.compile(compiler.plan(rule.body()), frame -> {
            FindingMaker.Made made = maker.make(frame);
            found.add(made.finding());
            claims.addAll(made.claims());
            return true;
        });
        Frame frame = compiler.newFrame(world.budget(owner(rule)));
        try {
            rows.run(frame);
        } finally {
            world.spent(frame.budget);
        }
        return new Result(true, found.merged(), List.copyOf(claims), null);
    }
}
