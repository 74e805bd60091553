package io.meshlint.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where the releases of the target are known, assumed, unknown or newer than the schemas. */
class TargetReleasesTest {
    private static final String SERVICE = """
        === cart.yaml
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec:
          topologyKeys: ["*"]
          trafficDistribution: PreferClose
          tpye: ClusterIP
        """;
    private static final String BUDGET = """
        === budget.yaml
        apiVersion: policy/v1beta1
        kind: PodDisruptionBudget
        metadata: {name: cart}
        """;
    private static final String ASSUMING = """
        === pack/pack.yaml
        name: assuming
        version: 1.0.0
        === pack/target.mesh
        module assuming.target
        param istio: version = 1.30
        param kubernetes: version = 1.29
        """;

    @TempDir
    Path directory;

    @Test
    void aKnownReleaseProves() {
        assertThat(Lint.of(directory, SERVICE).kubernetes("1.29").summary()).isEqualTo("""
            cart.yaml:5 SCHEMA001 `spec.topologyKeys` existed until Kubernetes 1.21; the target is 1.29
            cart.yaml:6 SCHEMA001 `spec.trafficDistribution` exists since Kubernetes 1.30; the target is 1.29
            cart.yaml:7 SCHEMA001 `spec.tpye` is no field of Service (v1); did you mean `type`?""");
    }

    @Test
    void anAssumedReleaseProvesNothingAndLacksNothingThatCameLater() {
        assertThat(Lint.of(directory, SERVICE + BUDGET + ASSUMING).pack("pack").summary())
                .isEqualTo("""
            budget.yaml:1 SCHEMA005 warning `policy/v1beta1` of PodDisruptionBudget is not served since Kubernetes 1.25; the\
             target is not known and 1.29 is assumed
            cart.yaml:5 SCHEMA001 warning `spec.topologyKeys` existed until Kubernetes 1.21; the target is not known and 1.29\
             is assumed
            cart.yaml:7 SCHEMA001 `spec.tpye` is no field of Service (v1); did you mean `type`?""");
    }

    @Test
    void whereNoReleaseIsKnownAnyMayBeMeant() {
        assertThat(Lint.of(directory, SERVICE + BUDGET).summary())
                .isEqualTo("cart.yaml:7 SCHEMA001 `spec.tpye` is no field of Service (v1); did you mean `type`?");
    }

    @Test
    void aReleaseThatIsNewerThanTheSchemasMayHaveFurtherFields() {
        assertThat(Lint.of(directory, SERVICE).kubernetes("1.99").summary()).isEqualTo("""
            cart.yaml:5 SCHEMA001 warning `spec.topologyKeys` existed until Kubernetes 1.21; the target is 1.99
            cart.yaml:7 SCHEMA001 warning `spec.tpye` is no field of Service (v1); did you mean `type`?""");
    }

    @Test
    void aFieldThatNoReleaseOfIstioHasIsProvenWhereTheTargetIsKnown() {
        String rule = """
            === rule.yaml
            apiVersion: networking.istio.io/v1beta1
            kind: DestinationRule
            metadata: {name: cart}
            spec: {host: cart, trafficPolcy: {}}
            """;
        String message =
                "`spec.trafficPolcy` is no field of DestinationRule (networking.istio.io/v1beta1); did you mean"
                        + " `trafficPolicy`?";

        assertThat(Lint.of(directory, rule).summary()).isEqualTo("rule.yaml:4 SCHEMA001 warning " + message);
        assertThat(Lint.of(directory, rule).istio("1.10").summary()).isEqualTo("rule.yaml:4 SCHEMA001 " + message);
    }

    @Test
    void eachWorldHasItsOwnTarget() {
        Lint lint = Lint.of(directory, """
            === pack/pack.yaml
            name: reading
            version: 1.0.0
            === pack/target.mesh
            module reading.target
            param kubernetes: version = max([v for c: ConfigMap, v in parseVersion(c.data.version)]) ?? 1.36
            === old/target.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: target}
            data: {version: '1.24.3'}
            === new/target.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: target}
            data: {version: '1.25.0'}
            === shared/budget.yaml
            apiVersion: policy/v1beta1
            kind: PodDisruptionBudget
            metadata: {name: cart}
            === meshlint.yaml
            environments:
              old: [{manifests: shared/}, {manifests: old/}]
              new: [{manifests: shared/}, {manifests: new/}]
            """);

        assertThat(lint.pack("pack").summary())
                .isEqualTo(
                        "shared/budget.yaml:1 SCHEMA005 [new] `policy/v1beta1` of PodDisruptionBudget is not served since"
                                + " Kubernetes 1.25; the target is 1.25");
    }
}
