package io.meshlint.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.LintOutcome;
import io.meshlint.grammar.diagnostic.Diagnostic;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds that are defined in the repository or in a pack are like those that are bundled: rules are typed by them and manifests are compared with them. */
class CustomKindsTest {
    private static final String DEFINITION = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: queues.example.com}
        spec:
          group: example.com
          scope: %s
          names: {kind: Queue, plural: queues}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      broker: {type: string}
                      retention: {type: string, enum: [Compact, Delete]}
        """;
    private static final String QUEUE = """
        === queue.yaml
        apiVersion: example.com/v1
        kind: Queue
        metadata: {name: orders}
        spec: {broker: kafka, retention: Delete}
        """;
    private static final String WRONG_QUEUE = QUEUE.replace("broker", "brokr");
    private static final String RULE = """
        === pack/pack.yaml
        name: ours
        version: 1.0.0
        === pack/queues.mesh
        module ours.queues

        rule QUEUE001 queue-without-service "A queue names a broker that is no Service" {
          severity warning

          for q: Queue
          where q.spec.%s == '%s'
          for broker in q.spec.broker
          where not exists (s: Service where s.metadata.name == broker)

          report at broker
            message "{q.ref} names {broker}, which is no Service"
        }
        """;

    @TempDir
    Path directory;

    @Test
    void aRuleIsTypedByADefinitionOfTheRepository() {
        Lint lint = Lint.of(directory, RULE.formatted("retention", "Delete") + QUEUE + inRepository("Namespaced"))
                .pack("pack");

        assertThat(lint.run().ruleDiagnostics()).isEmpty();
        assertThat(lint.summary())
                .isEqualTo("queue.yaml:4 QUEUE001 warning Queue default/orders names kafka, which is no Service");
    }

    @Test
    void aRuleIsTypedByADefinitionOfItsPack() {
        Lint lint = Lint.of(directory, RULE.formatted("retention", "Delete") + QUEUE + inPack())
                .pack("pack");

        assertThat(lint.run().ruleDiagnostics()).isEmpty();
        assertThat(lint.summary()).contains("QUEUE001");
    }

    @Test
    void aFieldThatTheDefinitionDoesNotHaveIsAMistakeInTheRule() {
        LintOutcome outcome = Lint.of(
                        directory, RULE.formatted("retentoin", "Delete") + QUEUE + inRepository("Namespaced"))
                .pack("pack")
                .run();

        assertThat(outcome.ruleDiagnostics())
                .filteredOn(Diagnostic::isError)
                .singleElement()
                .asString()
                .contains("retentoin", "retention");
    }

    @Test
    void aValueThatTheDefinitionDoesNotHaveIsAMistakeInTheRule() {
        LintOutcome outcome = Lint.of(directory, RULE.formatted("retention", "Forever") + QUEUE + inPack())
                .pack("pack")
                .run();

        assertThat(outcome.ruleDiagnostics())
                .filteredOn(Diagnostic::isError)
                .singleElement()
                .asString()
                .contains("Forever");
    }

    @Test
    void aDefinitionOfTheRepositoryProvesWhatOneOfAPackDoesNot() {
        assertThat(Lint.of(directory.resolve("own"), WRONG_QUEUE + inRepository("Namespaced"))
                        .summary())
                .isEqualTo("queue.yaml:4 SCHEMA001 `spec.brokr` is no field of Queue (example.com/v1); did you mean"
                        + " `broker`?");
        assertThat(Lint.of(directory.resolve("pack"), WRONG_QUEUE + "=== pack/pack.yaml\nname: ours\n" + inPack())
                        .pack("pack")
                        .summary())
                .isEqualTo("queue.yaml:4 SCHEMA001 warning `spec.brokr` is no field of Queue (example.com/v1); did you"
                        + " mean `broker`?");
    }

    @Test
    void anObjectOfAClusterWideKindIsInNoNamespace() {
        assertThat(Lint.of(directory, WRONG_QUEUE + inRepository("Cluster"))
                        .findings()
                        .get(0)
                        .resource()
                        .orElseThrow()
                        .namespace())
                .isEmpty();
    }

    @Test
    void aBundledKindStaysAsItIs() {
        String service = DEFINITION
                .formatted("Namespaced")
                .replace("group: example.com", "group: networking.istio.io")
                .replace("Queue", "Gateway");

        assertThat(Lint.of(directory, """
            === definition.yaml
            %s
            === gateway.yaml
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: edge}
            spec: {selector: {istio: ingressgateway}, servers: []}
            """.formatted(service)).summary()).isEmpty();
    }

    @Test
    void whatIsNoDefinitionDefinesNothing() {
        String nonsense = """
            === definitions.yaml
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: a}
            spec: {group: [a], names: {kind: Queue}, versions: {v1: true}}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: b}
            spec: {group: example.com, names: {kind: Queue}, versions: [v1, {name: [v2]}, {name: v1, schema: {openAPIV3Schema: {properties: {spec: 5}}}}]}
            ---
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: c}
            spec: {group: example.com, names: {kind: Queue}, versions: [{name: v1, schema: {openAPIV3Schema: {type: [object], allOf: [1],
              properties: {spec: {type: secret, $ref: '#/x', enum: 4, required: true, items: 3, x-kubernetes-validations: [1]}}}}}]}
            """;

        assertThat(Lint.of(directory, QUEUE + nonsense).findings())
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding.location().file()).as("%s", finding).isEqualTo("definitions.yaml"));
    }

    @Test
    void aDefinitionBeyondAllBoundsIsLeftOutAndSaid() {
        String deep = "{properties: {a: ".repeat(120) + "{type: string}" + "}}".repeat(120);
        String definition = """
            === definition.yaml
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: queues.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {kind: Queue, plural: queues}
              versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: %s}}]
            """.formatted(deep);

        LintOutcome outcome = Lint.of(directory, WRONG_QUEUE + definition).run();

        assertThat(outcome.report().findings()).isEmpty();
        assertThat(outcome.report().notices())
                .contains("The CustomResourceDefinition of `Queue` in definition.yaml is too large or too deep to be"
                        + " one, so manifests of that kind are not compared with it.");
    }

    private static String inRepository(String scope) {
        return "=== definition.yaml\n" + DEFINITION.formatted(scope);
    }

    private static String inPack() {
        return "=== pack/crds/queue.yaml\n" + DEFINITION.formatted("Namespaced");
    }
}
