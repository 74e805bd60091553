package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.run.WorldRun.Strategy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rule that would run for ever is stopped, and the message names the clause. */
class BudgetTest {
    private static final String WORLD = GrowthWorld.services(40);

    private static String problem(String module) {
        Trial trial = Trial.of(module);
        return trial.in(SmallWorld.of(WORLD), Strategy.PLANNED, Map.of(), 1_000)
                .result(trial.rule("MANY1"), true)
                .problem();
    }

    @Test
    void namesTheRuleTheClauseAndTheRemedy() {
        assertThat(problem("""
            rule MANY1 many 'Many' {
              severity note
              for a: Service
              for b: Service
              where count(a.spec.ports) < count(b.spec.ports)
              report at a
                message 'found'
            }
            """))
                .isEqualTo(
                        "trial.mesh:5:3: rule MANY1 looked at more than 1000 rows and was stopped at `for b: Service`; "
                                + "join on something that both sides know, or narrow the relation before it");
    }

    @Test
    void namesTheViewThatCostsMost() {
        assertThat(problem("""
            view Crossed(a: Service, b: Service) {
              for a: Service
              for b: Service
              where count(a.spec.ports) < count(b.spec.ports)
            }
            rule MANY1 many 'Many' {
              severity note
              for x: Crossed
              report at x.a
                message 'found'
            }
            """))
                .startsWith("trial.mesh:4:3: view Crossed looked at more than 1000 rows and was stopped at `for b:"
                        + " Service`");
    }

    @Test
    void countsTheRowsOfSubqueriesAndFunctions() {
        assertThat(problem("""
            fun larger(a: Service): int = count([b for b: Service where count(b.spec.ports) > count(a.spec.ports)])
            rule MANY1 many 'Many' {
              severity note
              for a: Service
              where larger(a) > 3
              report at a
                message 'found'
            }
            """)).contains("rule MANY1 looked at more than 1000 rows and was stopped at `b: Service`");
    }

    @Test
    void doesNotTouchOtherRules() {
        Trial trial = Trial.of("""
            view Crossed(a: Service) {
              for a: Service
              for b: Service
              where count(a.spec.ports) < count(b.spec.ports)
            }
            rule MANY1 many 'Many' { severity note for x: Crossed report at x.a message 'found' }
            rule FEW1 few 'Few' { severity note for a: Service report at a message 'found' }
            """);
        Trial.Run run = trial.in(SmallWorld.of(WORLD), Strategy.PLANNED, Map.of(), 1_000);
        assertThat(run.result(trial.rule("MANY1"), true).problem()).isNotNull();
        assertThat(run.result(trial.rule("FEW1"), true).findings()).hasSize(40);
    }
}
