package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.run.WorldRun.Strategy;
import io.meshlint.engine.world.World;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random programs over random worlds: the planned result equals the one of the author's order without indexes, to the last letter. */
class PlannedEqualsNaiveTest {
    private static final int PROGRAMS = Integer.getInteger("programs", 400);
    private static final long FIRST_SEED = Long.getLong("seed", 1);
    private static final int WORLDS = 3;

    /** Programs that take more than this in the author's order are not compared. */
    private static final long MOST_STEPS = 300_000;

    @Test
    void randomPrograms() {
        int compared = 0;
        int reported = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String module = GeneratedProgram.generate(random::nextInt);
            Trial trial = Trial.of(module);
            for (int i = 0; i < WORLDS; i++) {
                String yaml = GeneratedWorld.generate(random::nextInt);
                String naive = outcome(trial, SmallWorld.of(yaml), Strategy.SOURCE_ORDER);
                if (naive != null) {
                    compared++;
                    reported += naive.isEmpty() ? 0 : 1;
                    for (Strategy strategy : new Strategy[] {Strategy.PLANNED, Strategy.ON_DEMAND}) {
                        assertThat(outcome(trial, SmallWorld.of(yaml), strategy))
                                .as("seed " + seed + ", " + strategy + "\n" + module + "\n" + yaml)
                                .isEqualTo(naive);
                    }
                }
            }
        }
        // Most programs are small enough to be compared, and many find something.
        assertThat(compared).isGreaterThan(PROGRAMS * WORLDS * 8 / 10);
        assertThat(reported).isGreaterThan(PROGRAMS * WORLDS / 8);
    }

    /** What the rule says; null if it takes too many steps. */
    static String outcome(Trial trial, World world, Strategy strategy) {
        CheckedRule rule = trial.rule("GEN1");
        long limit = strategy == Strategy.SOURCE_ORDER ? MOST_STEPS : MOST_STEPS * 20;
        RuleRunner.Result result = trial.in(world, strategy, Map.of(), limit).result(rule, false);
        return result.problem() == null ? FindingText.whole(result.findings()) : null;
    }
}
