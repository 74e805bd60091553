package io.meshlint.engine.schema.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshlint.engine.schema.CustomResourceReader;
import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each form of source becomes. */
class ReadersTest {
    private final Kinds kinds = new Kinds();
    private final Definitions definitions = new Definitions();
    private final HandWritten tables = new HandWritten(kinds, definitions);

    @Test
    void aCustomResourceDefinition() {
        definitions.add("meta.v1.ObjectMeta", new Draft.Mapping("ObjectMeta"));
        String definition = """
            kind: CustomResourceDefinition
            spec:
              group: example
              scope: Cluster
              names: {kind: Root}
              versions:
                - name: v1
                  schema:
                    openAPIV3Schema:
                      type: object
                      required: [spec]
                      properties:
                        metadata: {type: object}
                        spec:
                          type: object
                          x-kubernetes-preserve-unknown-fields: true
                          properties:
                            amount: {anyOf: [{type: integer}, {type: string}], pattern: "^([KMGTPE]i)|[numkMGTPE]$", x-kubernetes-int-or-string: true}
                            empty: {type: object}
                            labels: {type: object, additionalProperties: {type: string}}
                            mode: {type: string, enum: [B, A], default: A}
                            port: {anyOf: [{type: integer}, {type: string}], x-kubernetes-int-or-string: true}
                            replicas: {type: integer, default: 0}
                            timeout: {type: string, x-kubernetes-validations: [{rule: "duration(self) >= duration('1ms')"}]}
                            values: {x-kubernetes-preserve-unknown-fields: true}
                            when: {type: string, format: date-time}
            """;
        CustomResourceReader reader =
                new CustomResourceReader(DraftKind.Family.OTHER, definitions.any("meta.v1.ObjectMeta"));
        reader.read(Yaml.one(definition)).ifPresent(kinds::add);
        assertThat(written()).endsWith("""
            Root
             apiVersion text
             kind text
             metadata {}
             spec! Root.spec
            Root.spec
             amount text:quantity
             empty {}
             labels {text}
             mode text("A","B") = "A"
             port integer-or-text
             replicas integer = 0
             timeout text:duration
             values any
             when text:date-time
             * any
            """);
    }

    @Test
    void protocolBuffersInTheirJsonForm() {
        ProtocolBufferReader reader = new ProtocolBufferReader(false);
        reader.add("example.proto", """
            syntax = "proto3";
            package example;
            message Root {
              enum Mode { OFF = 0; ON = 1; }
              message Inner { Root parent = 1; }
              Mode some_mode = 1;
              repeated Inner inner = 2;
              map<string, google.protobuf.UInt32Value> weights = 3;
              oneof either {
                google.protobuf.Duration max_wait = 4;
                bytes raw = 5 [json_name = "RAW"];
              }
              google.protobuf.Struct labels = 6;
            }
            """);
        kinds.add(new DraftKind(
                DraftKind.Family.ISTIO,
                "example",
                "Root",
                List.of("v1"),
                DraftKind.Scope.TYPE,
                reader.message("example.Root")));
        assertThat(written()).endsWith("""
            Inner
             parent Root
            Root
             RAW text
             inner [Inner]
             labels any
             maxWait text:duration
             someMode text("OFF","ON")
             weights {integer}
            """);
    }

    @Test
    void aTableOfOurOwn() {
        tables.readInto("""
            - group: example
              kind: Root
              versions: [v1]
              family: other
              scope: cluster
              configuration: true
              source: a test
              fields: {name!: text, mode: enum A B, count: integer = 3, open: boolean = true, ports: [{number: integer-or-text}], "*": any}
            """);
        assertThat(written()).endsWith("""
            Root
             count integer = 3
             mode text("A","B")
             name! text
             open boolean = true
             ports [Root.ports]
             * any
            Root.ports
             number integer-or-text
            """);
    }

    @Test
    void aTableWithoutASourceIsRefused() {
        assertThatThrownBy(() -> tables.readInto("[{group: example, kind: Root}]"))
                .hasMessage("a table must cite its source: Root");
    }

    @Test
    void aCorrectionOfADefinitionHoldsEverywhereAndAWayOnlyThere() {
        Draft.Mapping pod = new Draft.Mapping("Pod");
        pod.members.put("restart", new Draft.Member(Draft.TEXT, false, null));
        pod.members.put("wait", new Draft.Member(Draft.TEXT, false, null));
        Draft.Mapping root = new Draft.Mapping("Root");
        root.members.put("job", new Draft.Member(pod, false, null));
        root.members.put("server", new Draft.Member(pod, false, null));
        definitions.add("core.v1.Pod", pod);
        kinds.add(
                new DraftKind(DraftKind.Family.OTHER, "example", "Root", List.of("v1"), DraftKind.Scope.CLUSTER, root));

        new Corrections(kinds, definitions, tables).apply("""
            - source: a test
              defaults: {core.v1.Pod#restart: Always}
              fields: {example/Root: [{name: wait, type: duration}]}
            - source: a test
              defaults: {example/Root#job.restart: null}
            """);

        assertThat(written()).endsWith("""
            Pod
             restart text
             wait text:duration
            Root
             job Pod
             server Root.server
            Root.server
             restart text = "Always"
             wait text:duration
            """);
    }

    @Test
    void aCorrectionThatNoLongerFitsIsRefused() {
        kinds.add(new DraftKind(
                DraftKind.Family.OTHER,
                "example",
                "Root",
                List.of("v1"),
                DraftKind.Scope.CLUSTER,
                new Draft.Mapping("Root")));
        assertThatThrownBy(() -> new Corrections(kinds, definitions, tables)
                        .apply("[{source: a test, defaults: {example/Root#spec.mode: A}}]"))
                .hasMessage("corrections.yaml: no field spec on the way to example/Root#spec.mode");
    }

    private String written() {
        return new SchemaWriter(kinds.joined(), Map.of(), new History()).files().get("example.txt");
    }
}
