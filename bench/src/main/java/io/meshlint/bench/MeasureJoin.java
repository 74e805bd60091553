package io.meshlint.bench;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.run.RuleRunner;
import io.meshlint.engine.run.WorldRun;
import io.meshlint.engine.world.World;
import java.util.List;

/**
 * Prints what four rules cost over many Gateways and DestinationRules, as planned and as nested loops: in the author's order without
 * indexes. Processor time of one thread.
 *
 * <p>Arguments: {@code planned} or {@code naive}, then numbers of Gateways and as many DestinationRules.
 */
public final class MeasureJoin {
    private static final List<String> RULES = List.of("MTLS001", "GW001", "EXTN002", "START001");
    private static final String ISTIO = "1.20";

    private MeasureJoin() {}

    public static void main(String[] arguments) {
        boolean planned = arguments[0].equals("planned");
        Program program = MeasuredWorld.bundledRules();
        for (int i = 1; i < arguments.length; i++) {
            int each = Integer.parseInt(arguments[i]);
            World world =
                    MeasuredWorld.world(MeasuredWorld.read(MeasuredWorld.bytes(SkewedWorlds.gatewaysAndRules(each))));
            for (CheckedRule rule : program.rules()) {
                if (RULES.contains(rule.descriptor().code())) {
                    measure(rule, world, program, planned, each);
                }
            }
        }
    }

    private static void measure(CheckedRule rule, World world, Program program, boolean planned, int each) {
        long start = Measure.now();
        WorldRun run = MeasuredWorld.run(world, program, ISTIO, planned);
        RuleRunner.Result result = new RuleRunner(run, "bench", false).run(rule);
        Measure.print(
                "%s over %d Gateways, %d DestinationRules, %s: %.1f s, %d findings, %d rows%s",
                rule.descriptor().code(),
                each,
                each,
                planned ? "planned" : "as nested loops",
                (Measure.now() - start) / 1e9,
                result.findings().size(),
                run.steps(),
                result.problem() == null ? "" : "; stopped: " + result.problem());
    }
}
