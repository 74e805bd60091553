package io.meshlint.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TypeNotationTest {
    private static final Map<String, String> FILES = Map.of("fruit", """
        # A comment.
        Apple
         additional! {[integer]}
         empty {}
         flavour! text("sour","a \\"sweet\\" one","back\\\\slash") = "sour"
         parent Apple
         seeds [Seed] = 5
         washed boolean = true
         * any
        """, "shared", """
        Seed
         weight number
        """);

    private final DefinitionStore store = new DefinitionStore(FILES::get);

    @Test
    void readsEveryFormOfAType() {
        Map<String, String> fields = store.object("Apple", "fruit").fields().values().stream()
                .collect(Collectors.toMap(Schema.Field::name, SchemaPaths::describe));
        assertThat(fields)
                .containsEntry("additional", "{*: [integer]}, required")
                .containsEntry("empty", "{}")
                .containsEntry("flavour", "sour|a \"sweet\" one|back\\slash, required, default sour")
                .containsEntry("seeds", "[{1 fields}], default 5")
                .containsEntry("washed", "boolean, default true");
    }

    @Test
    void aDefinitionMayReferToItselfAndToSharedOnes() {
        Schema.ObjectSchema apple = store.object("Apple", "fruit");
        assertThat(apple.fields().get("parent").schema()).isSameAs(apple);
        assertThat(apple.additional()).containsInstanceOf(Schema.AnySchema.class);
        Schema seeds = apple.fields().get("seeds").schema();
        assertThat(seeds).isEqualTo(new Schema.ListSchema(store.object("Seed", "fruit")));
    }

    @Test
    void aReferenceToNothingNamesItself() {
        DefinitionStore broken = new DefinitionStore(file -> file.equals("shared") ? "" : "Apple\n core Pip\n");
        assertThatThrownBy(() -> broken.object("Apple", "fruit"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bundled schemas: fruit refers to Pip, which is not defined");
    }

    @Test
    void fieldsKeepTheOrderOfTheFile() {
        assertThat(List.copyOf(store.object("Apple", "fruit").fields().keySet()))
                .containsExactly("additional", "empty", "flavour", "parent", "seeds", "washed");
    }
}
