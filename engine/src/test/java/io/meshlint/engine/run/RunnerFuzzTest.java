package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.meshlint.engine.check.Checker;
import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.run.WorldRun.Strategy;
import io.meshlint.engine.world.World;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import java.util.Map;

/**
 * Fuzz targets. Without further settings they run over the inputs that are kept in {@code RunnerFuzzTestInputs}; to search for more, set
 * {@code JAZZER_FUZZ=1} and run one of the methods alone.
 */
class RunnerFuzzTest {
    private static final long LIMIT = 100_000;

    /** Whatever a text says, the parser, the checker and the runner answer with values, never with an exception. */
    @FuzzTest
    void anyText(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Checker.PackModule module =
                new Checker.PackModule("fuzz", ModuleParser.parse(new SourceText("fuzz.mesh", text)));
        Checker.Checked checked = Checker.check(List.of(module), SmallWorld.CATALOG);
        World world = SmallWorld.of(GrowthWorld.services(5));
        for (CheckedRule rule : checked.program().rules()) {
            WorldRun run = new WorldRun(world, SmallWorld.CATALOG, Map.of(), Strategy.PLANNED, LIMIT);
            assertThat(new RuleRunner(run, "fuzz", false).run(rule)).isNotNull();
        }
    }

    /** Well-typed programs find the same whichever way they are run. */
    @FuzzTest
    void plannedEqualsNaive(FuzzedDataProvider data) {
        Choices choices = bound -> data.consumeInt(0, bound - 1);
        Trial trial = Trial.of(GeneratedProgram.generate(choices));
        String yaml = GeneratedWorld.generate(choices);
        String naive = PlannedEqualsNaiveTest.outcome(trial, SmallWorld.of(yaml), Strategy.SOURCE_ORDER);
        if (naive != null) {
            assertThat(PlannedEqualsNaiveTest.outcome(trial, SmallWorld.of(yaml), Strategy.PLANNED))
                    .isEqualTo(naive);
            assertThat(PlannedEqualsNaiveTest.outcome(trial, SmallWorld.of(yaml), Strategy.ON_DEMAND))
                    .isEqualTo(naive);
        }
    }
}
