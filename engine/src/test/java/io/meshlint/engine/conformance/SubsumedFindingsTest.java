package io.meshlint.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that knows what a misplaced field was meant for takes the place of the finding that the field is unknown. */
class SubsumedFindingsTest {
    private static final String SERVICE = """
            === cart.yaml
            apiVersion: v1
            kind: Service
            metadata: {name: cart}
            spec:
              tcpKeepalive: {time: 60s}
              portz: []
            """;

    private static final String PACK = """
            === policies/pack.yaml
            name: local
            version: 0.1.0
            === policies/misplaced.mesh
            module local.misplaced
            rule LOCAL1 misplaced-keepalive "tcpKeepalive stands in a Service" {
              severity error
              subsumes SCHEMA001
              for s: Service
              for key in keys(s.spec)
              where key == 'tcpKeepalive'
              report at key
                message "tcpKeepalive belongs to the DestinationRule of {s.name}"
            }
            """;

    @TempDir
    Path directory;

    @Test
    void one_mistake_has_one_message_and_its_neighbour_keeps_its_own() {
        assertThat(Lint.of(directory, SERVICE + PACK).pack("policies").summary())
                .isEqualTo("""
                        cart.yaml:5 LOCAL1 tcpKeepalive belongs to the DestinationRule of cart
                        cart.yaml:6 SCHEMA001 `spec.portz` is no field of Service (v1); did you mean `ports`?""");
    }

    @Test
    void a_rule_that_does_not_run_withdraws_nothing() {
        assertThat(Lint.of(directory, SERVICE + PACK)
                        .pack("policies")
                        .ignore("LOCAL1")
                        .summary())
                .contains("cart.yaml:5 SCHEMA001", "cart.yaml:6 SCHEMA001");
    }

    @Test
    void a_finding_is_withdrawn_in_the_worlds_in_which_the_other_one_holds() {
        String files = """
                === meshlint.yaml
                environments:
                  one: [{manifests: base}, {manifests: one}]
                  two: [{manifests: base}]
                === base/cart.yaml
                apiVersion: v1
                kind: Service
                metadata: {name: cart}
                spec: {portz: []}
                === one/map.yaml
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: cart}
                === policies/pack.yaml
                name: local
                version: 0.1.0
                === policies/both.mesh
                module local.both
                rule LOCAL1 named-twice "A ConfigMap has the name of a Service" {
                  severity warning
                  subsumes LOCAL2, SCHEMA001 on s
                  for m: ConfigMap
                  for s: Service
                  where s.name == m.name
                  report at m.metadata.name
                    message "{m.ref} and {s.ref}"
                }
                rule LOCAL2 service "There is a Service" {
                  severity note
                  for s: Service
                  report at s.metadata.name
                    message "{s.ref}"
                }
                """;

        assertThat(Lint.of(directory, files).pack("policies").summary()).isEqualTo("""
                base/cart.yaml:3 LOCAL2 note [two] Service default/cart
                base/cart.yaml:4 SCHEMA001 [two] `spec.portz` is no field of Service (v1); did you mean `ports`?
                one/map.yaml:3 LOCAL1 warning [one] ConfigMap default/cart and Service default/cart""");
    }
}
