package io.meshlint.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Kinds of a repository beside those that are bundled. */
class ExtendedCatalogTest {
    private final SchemaCatalog bundled = BundledSchemas.bundled();

    @Test
    void aFurtherKindIsFoundByGroupAndByName() {
        KindSchema queue = kind("example.com", "Queue", Map.of());
        SchemaCatalog catalog = new ExtendedCatalog(bundled, List.of(queue));

        assertThat(catalog.find("example.com", "Queue")).containsSame(queue);
        assertThat(catalog.find("example.org", "Queue")).isEmpty();
        assertThat(catalog.preferred("Queue")).containsSame(queue);
        assertThat(catalog.names()).contains("Queue", "Deployment");
        assertThat(catalog.find("extensions", "Deployment")).isEqualTo(bundled.find("apps", "Deployment"));
    }

    @Test
    void aBundledKindWinsAndIsPreferredOfItsName() {
        KindSchema same = kind("networking.istio.io", "Gateway", Map.of());
        KindSchema other = kind("example.com", "Gateway", Map.of());
        SchemaCatalog catalog = new ExtendedCatalog(bundled, List.of(same, other));

        assertThat(catalog.find("networking.istio.io", "Gateway"))
                .isEqualTo(bundled.find("networking.istio.io", "Gateway"));
        assertThat(catalog.preferred("Gateway")).isEqualTo(bundled.preferred("Gateway"));
        assertThat(catalog.named("Gateway"))
                .hasSize(bundled.named("Gateway").size() + 1)
                .contains(other)
                .doesNotContain(same);
    }

    @Test
    void equalStructuresAreTheSameObject() {
        Draft.Mapping one = mapping(Map.of("size", Draft.INTEGER, "tags", new Draft.Sequence(Draft.TEXT)));
        Draft.Mapping other = mapping(Map.of("tags", new Draft.Sequence(Draft.text("")), "size", Draft.INTEGER));
        Draft.Mapping different = mapping(Map.of("tags", new Draft.Sequence(Draft.TEXT), "size", Draft.NUMBER));

        Map<String, Schema.Field> fields = kind(
                        "example.com", "Queue", Map.of("one", one, "other", other, "different", different))
                .root()
                .fields();

        assertThat(fields.get("one").schema())
                .isSameAs(fields.get("other").schema())
                .isNotSameAs(fields.get("different").schema());
    }

    private static KindSchema kind(String group, String kind, Map<String, Draft> fields) {
        Draft.Mapping root = mapping(fields);
        return new DraftSchemas()
                .kind(new DraftKind(
                        DraftKind.Family.OTHER, group, kind, List.of("v1"), DraftKind.Scope.NAMESPACED, root));
    }

    private static Draft.Mapping mapping(Map<String, Draft> fields) {
        Draft.Mapping mapping = new Draft.Mapping("");
        fields.forEach((name, schema) -> mapping.members.put(name, new Draft.Member(schema, false, null)));
        return mapping;
    }
}
