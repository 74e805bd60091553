package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.run.WorldRun.Strategy;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows that are looked at grow about as the world does, wherever rows are linked by something that can be looked up. */
class GrowthTest {
    private static final int SMALL = 100;

    private static String world(int size) {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < size; i++) {
            String namespace = "team-" + i / 10;
            yaml.append("""
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: service-%1$d, namespace: %2$s}
                spec: {selector: {app: app-%1$d}, ports: [{port: %3$d}]}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: app-%1$d, namespace: %2$s}
                spec: {template: {metadata: {labels: {app: app-%1$d}}, spec: {containers: [{name: app}]}}}
                ---
                apiVersion: networking.istio.io/v1
                kind: DestinationRule
                metadata: {name: rule-%1$d, namespace: %2$s}
                spec: {host: service-%1$d.%2$s.svc, exportTo: [%2$s, team-0], trafficPolicy: {portLevelSettings: [{port: {number: %3$d}}]}}
                """.formatted(i, namespace, 1000 + i));
        }
        return yaml.toString();
    }

    static Stream<String> linearBodies() {
        return Stream.of(
                // a field
                "for s: Service for d: Deployment where d.name == s.spec.selector['app'] ?? 'none'",
                // the order that the author wrote does not matter
                "for s: Service for d: Deployment for r: DestinationRule where r.namespace == s.namespace and"
                        + " r.spec.host == \"{s.name}.{s.namespace}.svc\" and d.name == s.spec.selector['app'] ?? ''",
                // a condition with an index of its own
                "for s: Service for r: DestinationRule where hostMatches(r.spec.host, \"{s.name}.{s.namespace}.svc\")",
                "for s: Service for d: Deployment for selector in s.spec.selector where selects(selector,"
                        + " d.spec.template.metadata.labels)",
                // a skewed field together with an index
                "for s: Service for r: DestinationRule where r.kind == 'DestinationRule' and s.kind == 'Service'"
                        + " and hostMatches(r.spec.host, \"{s.name}.{s.namespace}.svc\")",
                // lists of the member
                "for s: Service for p in s.spec.ports for r: DestinationRule for e in"
                        + " r.spec.trafficPolicy.portLevelSettings where e.port.number == p.port",
                // a list as a key
                "for s: Service for r: DestinationRule where r.name in [\"rule-{s.name}\", s.name]",
                // pairs
                "for pair a, b: Service where a.name == b.name",
                "for pair a, b: Service for p in a.spec.ports for q in b.spec.ports where p.port == q.port",
                // semi- and anti-joins
                "for s: Service where not exists (d: Deployment where d.name == s.spec.selector['app'] ?? '')",
                "for s: Service where every (d: Deployment satisfies d.name != s.name)  where s.name == 'service-1'",
                // existence within existence
                "for s: Service where not exists (r: DestinationRule where exists (e in"
                        + " r.spec.trafficPolicy.portLevelSettings where e.port.number == (s.spec.ports[0].port ?? 0)))",
                // something that reads nothing of the row
                "for s: Service where count([d for d: Deployment where d.name == 'none']) > 0",
                "for s: Service where s.name in [d.name for d: Deployment]",
                // the same row many times
                "for s: Service let all = 1 pick s by s.metadata.creationTimestamp, s.name per all",
                "for s: Service first { for d: Deployment where d.name == s.name }"
                        + " else { for d: Deployment where d.name == s.spec.selector['app'] ?? '' }");
    }

    @ParameterizedTest
    @MethodSource("linearBodies")
    void stepsGrowWithTheWorld(String body) {
        String subject = body.contains("pair") ? "a" : "s";
        String module = "rule GROW1 grow 'Grow' {\n severity note\n " + body + "\n report at " + subject
                + "\n message 'found' }";
        long small = steps(module, SMALL);
        long large = steps(module, SMALL * 4);
        assertThat(large).as("steps for 4 times the world, from " + small).isLessThan(small * 5);
        assertThat(small).as("steps for " + SMALL + " of each kind").isLessThan(SMALL * 20L);
    }

    @Test
    void aViewIsNotSpelledOutWhereOnlySomeOfItIsAskedFor() {
        String module = """
            view Decides(client: string, host: string, dr: DestinationRule) {
              for c: Deployment
              let client = c.name
              for s: Service
              let host = "{s.name}.{s.namespace}.svc"
              for dr: DestinationRule
              where hostMatches(dr.spec.host, host)
              pick dr by dr.name per client, host
            }
            rule ASK1 ask 'Ask' {
              severity note
              for s: Service
              for d: Decides
              where d.host == "{s.name}.{s.namespace}.svc" and d.client == s.spec.selector['app'] ?? ''
              report at d.dr
                message "{d.host} of {d.client}"
            }
            """;
        Trial trial = Trial.of(module);
        Trial.Run run = trial.in(SmallWorld.of(world(400)), Strategy.PLANNED);
        assertThat(run.findings(true)).hasSize(400);
        // 400 clients times 400 hosts would be 160,000 rows.
        assertThat(run.world.steps()).isLessThan(400 * 20);
    }

    private static long steps(String module, int size) {
        Trial trial = Trial.of(module);
        Trial.Run run = trial.in(SmallWorld.of(world(size)), Strategy.PLANNED);
        run.findings(true);
        return run.world.steps();
    }
}
