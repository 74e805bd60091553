package io.meshlint.engine.schema.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftKind;
import io.meshlint.engine.schema.Product;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Laying releases over a joined kind, on small structures. */
class LayersTest {
    private final History history = new History();
    private final TreeSet<String> notes = new TreeSet<>();
    private final Draft.Mapping joined = mapping(Map.of(
            "mode", Draft.oneOf(List.of("A", "B")),
            "port", Draft.INTEGER,
            "always", Draft.TEXT,
            "byHand", Draft.TEXT,
            "inner", mapping(Map.of("deep", Draft.TEXT))));

    @Test
    void aFieldKnowsTheReleasesWithoutIt() {
        lay("v1", 3, Map.of("always", Draft.TEXT));
        lay("v1", 4, Map.of("always", Draft.TEXT, "port", Draft.INTEGER));
        lay("v1", 5, Map.of("always", Draft.TEXT, "port", Draft.INTEGER, "inner", mapping(Map.of("deep", Draft.TEXT))));

        assertThat(written())
                .contains(" always text\n", " port integer | istio -3\n", " inner Root.inner | istio -4\n");
        assertThat(written()).as("no release was seen to have it").contains(" byHand text\n");
        assertThat(written())
                .as("it is there wherever the mapping around it is")
                .contains(" deep text\n");
    }

    @Test
    void whatOnlyOlderReleasesHaveIsAddedAndNoted() {
        lay("v1", 3, Map.of("always", Draft.TEXT, "gone", Draft.BOOLEAN));
        lay("v1", 4, Map.of("always", Draft.TEXT));

        assertThat(written()).contains(" gone boolean | istio 4-\n");
        assertThat(notes).contains("added istio example/Root.gone");
    }

    @Test
    void apiVersionsAreToldApartWhereTheyDiffer() {
        lay("v1", 3, Map.of("always", Draft.TEXT));
        lay("v1beta1", 3, Map.of("always", Draft.TEXT, "port", Draft.INTEGER));

        assertThat(written()).contains(" port integer | istio v1 -\n");
    }

    @Test
    void aClosedSetKnowsTheReleasesWithoutAValue() {
        lay("v1", 3, Map.of("mode", Draft.oneOf(List.of("A", "OLD"))));
        lay("v1", 4, Map.of("mode", Draft.oneOf(List.of("A", "B"))));

        assertThat(written()).contains(" mode text(\"A\",\"B\",\"OLD\") | istio \"B\" -3,\"OLD\" 4-\n");
    }

    @Test
    void whatIsAnythingInAReleaseMayHaveEverything() {
        lay("v1", 3, Map.of("inner", Draft.ANY));
        lay("v1", 4, Map.of("inner", mapping(Map.of("other", Draft.TEXT))));

        assertThat(written()).contains(" deep text | istio 4-\n", " other text | istio -3\n");
    }

    @Test
    void goNamesOfInlinedStructuresAndCapitalsAreSeenThrough() {
        new Layers(history, new Atom(Product.KUBERNETES, "v1"), 20, true, "example/Root", notes)
                .kind(joined, mapping(Map.of("handler", mapping(Map.of("port", Draft.INTEGER)), "Always", Draft.TEXT)));
        new Layers(history, new Atom(Product.KUBERNETES, "v1"), 21, true, "example/Root", notes)
                .kind(joined, mapping(Map.of("always", Draft.TEXT)));

        assertThat(written()).contains(" always text\n", " port integer | kubernetes 21-\n");
        assertThat(notes).isEmpty();
    }

    private void lay(String version, int minor, Map<String, Draft> fields) {
        new Layers(history, new Atom(Product.ISTIO, version), minor, false, "example/Root", notes)
                .kind(joined, mapping(fields));
    }

    private String written() {
        DraftKind kind = new DraftKind(
                DraftKind.Family.OTHER, "example", "Root", List.of("v1"), DraftKind.Scope.NAMESPACED, joined);
        return new SchemaWriter(List.of(kind), Map.of(), history).files().get("example.txt");
    }

    private static Draft.Mapping mapping(Map<String, Draft> fields) {
        Draft.Mapping mapping = new Draft.Mapping("");
        fields.forEach((field, schema) -> mapping.members.put(field, new Draft.Member(schema, false, null)));
        return mapping;
    }
}
