package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.run.WorldRun.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A world without the kinds that a rule needs costs the rule nothing, and its findings are what they would be. */
class EmptinessTest {
    private static final String VIEWS = """
        view Scoped(sidecar: Sidecar, namespace: string) {
          for sidecar: Sidecar
          let namespace = sidecar.namespace
        }
        view Either(name: string) {
          either { for x: Sidecar let name = x.name } or { for g: Gateway let name = g.name }
        }
        view Fallback(name: string) {
          first { for x: Sidecar let name = x.name } else { for s: Service let name = s.name }
        }
        """;

    private static Trial.Run run(String body, Strategy strategy) {
        String module =
                VIEWS + "rule NONE1 none 'None' {\n severity note\n " + body + "\n report at s\n message '{s.name}' }";
        return Trial.of(module).in(SmallWorld.of(GrowthWorld.services(50)), strategy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "for s: Service for x: Sidecar where x.namespace == s.namespace; 0",
                "for s: Service for x: Scoped where x.namespace == s.namespace; 0",
                "for s: Service for x: Either where x.name == s.name; 0",
                "for s: Service where exists (x: Scoped where x.namespace == s.namespace); 50",
                "for s: Service where not exists (x: Scoped where x.namespace == s.namespace); 50"
            })
    void whatNeedsAKindThatIsNotThereLooksAtNothing(String body, int steps) {
        Trial.Run run = run(body, Strategy.PLANNED);
        assertThat(run.findings(true))
                .isEqualTo(run(body, Strategy.SOURCE_ORDER).findings(true));
        assertThat(run.world.steps()).isEqualTo(steps);
    }

    @Test
    void whatHasAnotherWayIsAskedForIt() {
        String body = "for s: Service for x: Fallback where x.name == s.name";
        assertThat(run(body, Strategy.PLANNED).findings(true))
                .isEqualTo(run(body, Strategy.SOURCE_ORDER).findings(true))
                .hasSize(50);
    }

    @Test
    void whatIsMissingIsSaidAllTheSame() {
        String body = "for s: Service where missing (x: Sidecar where x.namespace == s.namespace)";
        assertThat(run(body, Strategy.PLANNED).findings(false))
                .isEqualTo(run(body, Strategy.SOURCE_ORDER).findings(false))
                .hasSize(50);
    }
}
