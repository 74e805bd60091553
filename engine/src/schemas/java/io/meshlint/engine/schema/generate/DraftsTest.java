package io.meshlint.engine.schema.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftJoin;
import io.meshlint.engine.schema.DraftKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Joining, minimising and writing, on small structures. */
class DraftsTest {

    @Test
    void equalStructuresGetOneDefinitionWhateverTheirNames() {
        Draft.Mapping root = mapping(
                "Root", Map.of("left", port("Port"), "right", port("OtherPort"), "wide", required(port("Port"))));
        assertThat(files(root).get("example.txt")).endsWith("""
            Port
             number integer
            Root
             left Port
             right Port
             wide Root.wide
            Root.wide
             number! integer
            """);
    }

    @Test
    void structuresThatContainThemselvesAreComparedToo() {
        Draft.Mapping one = new Draft.Mapping("Node");
        one.members.put("next", new Draft.Member(one, false, null));
        Draft.Mapping other = new Draft.Mapping("Twin");
        other.members.put("next", new Draft.Member(mapping("Third", Map.of("next", other)), false, null));
        assertThat(files(mapping("Root", Map.of("a", one, "b", other))).get("example.txt"))
                .endsWith("""
                    Node
                     next Node
                    Root
                     a Node
                     b Node
                    """);
    }

    @Test
    void aJoinAcceptsWhatEitherVersionAccepts() {
        Draft.Mapping newer = mapping(
                "Spec",
                Map.of(
                        "mode",
                        Draft.oneOf(List.of("B", "A")),
                        "port",
                        Draft.INTEGER,
                        "only",
                        Draft.BOOLEAN,
                        "odd",
                        Draft.BOOLEAN));
        Draft.Mapping older = mapping(
                "Spec",
                Map.of("mode", Draft.oneOf(List.of("C")), "port", Draft.TEXT, "odd", new Draft.Sequence(Draft.TEXT)));
        Draft.Mapping joined = new DraftJoin().mappings(required(newer), required(older));
        assertThat(files(joined).get("example.txt")).endsWith("""
            Spec
             mode! text("A","B","C")
             odd! any
             only boolean
             port! integer-or-text
            """);
    }

    private static Map<String, String> files(Draft.Mapping root) {
        DraftKind kind = new DraftKind(
                DraftKind.Family.OTHER, "example", "Root", List.of("v1"), DraftKind.Scope.NAMESPACED, root);
        return new SchemaWriter(List.of(kind), Map.of(), new History()).files();
    }

    private static Draft.Mapping port(String name) {
        return mapping(name, Map.of("number", Draft.INTEGER));
    }

    private static Draft.Mapping required(Draft.Mapping mapping) {
        Draft.Mapping copy = mapping.name.equals("Spec") ? new Draft.Mapping(mapping.name) : new Draft.Mapping("");
        mapping.members.forEach(
                (name, member) -> copy.members.put(name, new Draft.Member(member.schema(), true, null)));
        return copy;
    }

    private static Draft.Mapping mapping(String name, Map<String, Draft> fields) {
        Draft.Mapping mapping = new Draft.Mapping(name);
        fields.forEach((field, schema) -> mapping.members.put(field, new Draft.Member(schema, false, null)));
        return mapping;
    }
}
