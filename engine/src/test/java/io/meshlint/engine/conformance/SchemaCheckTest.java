package io.meshlint.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.render.BuiltRenderer;
import io.meshlint.engine.render.ProcessRenderer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where mistakes are reported, for whom, and how they are switched off. */
class SchemaCheckTest {
    private static final String WRONG_SERVICE = """
        === cart.yaml
        apiVersion: v1
        kind: Service
        metadata: {name: cart}
        spec:
          tpye: ClusterIP
          ports:
          - port: "80"
        """;
    private static final String WRONG_AND_BROKEN = WRONG_SERVICE + """
        === broken.yaml
        apiVersion: v1
        kind: [
        """;

    @TempDir
    Path directory;

    @Test
    void theKeyIsMarkedAndNotItsValue() {
        Finding unknown = Lint.of(directory, WRONG_SERVICE).findings().get(0);

        assertThat(unknown.location().region())
                .hasToString("Region[startLine=5, startColumn=3, endLine=5, endColumn=7]");
        assertThat(unknown.location().path()).isEqualTo("spec.tpye");
        assertThat(unknown.resource().orElseThrow().name()).isEqualTo("cart");
    }

    @Test
    void aManifestThatJoinsSeveralWorldsIsOneFinding() {
        Lint lint = Lint.of(directory, """
            === shared/cart.yaml
            apiVersion: v1
            kind: Service
            metadata: {name: cart}
            spec: {tpye: ClusterIP}
            === meshlint.yaml
            environments:
              dev: [{manifests: shared/}]
              prod: [{manifests: shared/}]
            """);

        assertThat(lint.summary())
                .isEqualTo("shared/cart.yaml:4 SCHEMA001 [dev, prod] `spec.tpye` is no field of Service (v1); did you"
                        + " mean `type`?");
    }

    @Test
    void oneLineOfATemplateIsOneMistakeHoweverManyResourcesItMakes() {
        Lint lint = Lint.of(directory, """
            === chart/Chart.yaml
            apiVersion: v2
            name: shop
            version: 1.0.0
            === chart/values.yaml
            services: [cart, checkout]
            === chart/templates/services.yaml
            {{- range .Values.services }}
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: {{ . }}
            spec:
              ports:
                - port: {{ quote 80 }}
            {{- end }}
            """);

        assertThat(lint.renderer(() -> BuiltRenderer.start(ProcessRenderer.Limits.DEFAULT))
                        .summary())
                .isEqualTo(
                        "chart/templates/services.yaml:9 SCHEMA002 `spec.ports[0].port` is a text, but must be a whole"
                                + " number, so the API server refuses this Service");
    }

    @Test
    void theFingerprintSurvivesWhatHappensElsewhere() {
        String before = identity("before", "- {name: http, port: \"80\"}\n  ");
        String moved = identity("moved", "- {name: grpc, port: 81}\n  # a comment\n  - {name: http, port: \"80\"}\n  ");
        String other = identity("other", "- {name: web, port: \"80\"}\n  ");

        assertThat(moved).isEqualTo(before);
        assertThat(other).isNotEqualTo(before);
    }

    private String identity(String name, String ports) {
        Lint lint = Lint.of(
                directory.resolve(name),
                "=== a.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n  " + ports + "\n");
        List<Finding> findings = lint.findings();
        assertThat(findings).hasSize(1);
        return findings.get(0).fingerprint();
    }

    @Test
    void aNewerKubernetesMayHaveTheField() {
        assertThat(Lint.of(directory, WRONG_SERVICE).kubernetes("1.99").findings())
                .extracting(f -> f.rule().code() + " " + f.severity().label())
                .containsExactly("SCHEMA001 warning", "SCHEMA002 error");
    }

    @Test
    void aRuleIsSwitchedOffInTheConfiguration() {
        Lint lint = Lint.of(
                directory,
                WRONG_SERVICE + "=== meshlint.yaml\nrules: {SCHEMA001: off, wrong-type: {severity: note}}\n");

        assertThat(lint.findings())
                .extracting(f -> f.rule().code() + " " + f.severity().label())
                .containsExactly("SCHEMA002 note");
        assertThat(lint.run().problems()).isEmpty();
    }

    @Test
    void aTagSwitchesAllOff() {
        assertThat(Lint.of(directory, WRONG_SERVICE).ignore("tag:schema").findings())
                .isEmpty();
    }

    @Test
    void whatCouldNotBeReadIsToldWhicheverRulesAreAskedFor() {
        assertThat(Lint.of(directory, WRONG_AND_BROKEN).select("SCHEMA002").findings())
                .extracting(f -> f.rule().code())
                .containsExactly("INPUT001", "SCHEMA002");
    }

    @Test
    void whatCouldNotBeReadIsIgnoredByName() {
        assertThat(Lint.of(directory, WRONG_AND_BROKEN)
                        .ignore("INPUT001", "schema")
                        .findings())
                .isEmpty();
    }

    @Test
    void valuesThatMayBeSecretAreNotRepeated() {
        String said = Lint.of(directory, """
            === secret.yaml
            apiVersion: v1
            kind: Secret
            metadata: {name: credentials}
            stringData: {pin: 73419}
            """).findings().toString();

        assertThat(said).contains("stringData.pin").doesNotContain("73419");
    }

    @Test
    void namesFromManifestsStayInOneLineOfBoundedLength() {
        String key = "a".repeat(900);
        Finding finding = Lint.of(directory, """
            === a.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: a}
            "line\\nbreak%s": 1
            """.formatted(key)).findings().get(0);

        assertThat(finding.message()).hasSizeLessThan(400).doesNotContain("\n").startsWith("`['line break");
    }
}
