package io.meshlint.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledSchemasTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # kind               path                                                     expectation
            Service            | spec.type                                              | `ClusterIP|ExternalName|LoadBalancer|NodePort, default ClusterIP`
            """)
    void knowsTheFieldsOfAKind(String kind, String path, String expectation) {
        assertThat(SchemaPaths.describe(SchemaPaths.field(kind, path))).isEqualTo(expectation);
    }

    @Test
    void everyKindLoads() {
        SchemaCatalog catalog = BundledSchemas.bundled();
        assertThat(catalog.names()).isNotEmpty().allSatisfy(name -> assertThat(catalog.named(name)).isNotEmpty().allSatisfy(kind -> {
            assertThat(kind.root().fields()).isNotEmpty();
            assertThat(catalog.find(kind.group(), kind.kind())).containsSame(kind);
        }));
    }
}
