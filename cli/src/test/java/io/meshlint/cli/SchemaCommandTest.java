package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshlint schema}. */
class SchemaCommandTest {

    @TempDir
    Path directory;

    @Test
    void aKindHasVersionsAndFields() {
        assertThat(run("Ingress")).isEqualTo("""
            Ingress
              networking.k8s.io/v1 since Kubernetes 1.19
              networking.k8s.io/v1beta1 since Kubernetes 1.14 until Kubernetes 1.21

              apiVersion  string
              kind        string
              metadata    {…}
              spec        {…}
              status      {…}
            """);
    }

    @Test
    void fieldsSaySinceWhenAndUntilWhen() {
        assertThat(run("DestinationRule.spec.trafficPolicy").lines())
                .contains("  tls                {…}")
                .contains("  tunnel             {…}, since Istio 1.14");
        assertThat(run("Service.spec").lines())
                .contains("  topologyKeys                   [string], since Kubernetes 1.17, until Kubernetes 1.21");
        assertThat(run("Ingress.spec.rules.http.paths[*].backend").lines())
                .contains("  serviceName  string, not there in v1");
    }

    @Test
    void aFieldHasATypeAndADefault() {
        assertThat(run("Service.spec.ports[*].protocol"))
                .isEqualTo("Service.spec.ports[*].protocol  'SCTP' | 'TCP' | 'UDP', default TCP\n");
    }

    @Test
    void aNameOfSeveralKindsIsToldByItsGroup() {
        assertThat(run("gateway.networking.k8s.io/Gateway.spec")).contains("gatewayClassName  string, required");
        assertThat(run("Gateway.spec")).contains("selector  {string: string}");
    }

    @Test
    void whatIsNotThereIsSuggested() {
        assertThat(refused("DestinationRul"))
                .isEqualTo("no kind is called `DestinationRul`; did you mean `DestinationRule`?");
        assertThat(refused("Service.spec.prots"))
                .isEqualTo("`Service.spec.prots` has no field `prots`; did you mean `ports`?");
        assertThat(refused("Service.spec.type.x")).isEqualTo("`Service.spec.type.x` has no field `x`");
    }

    private String run(String path) {
        Run run = Run.in(directory, "schema", path);
        assertThat(run.status()).isEqualTo(ExitStatus.CLEAN);
        return run.results();
    }

    private String refused(String path) {
        Run run = Run.in(directory, "schema", path);
        assertThat(run.status()).isEqualTo(ExitStatus.NOT_DONE);
        return run.messages().strip().replaceFirst("^meshlint: ", "");
    }
}
