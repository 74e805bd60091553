package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.meshlint.rules.LintedDirectory.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example shop after one edit: a remedy takes one of its nine findings away and no other, and what only looks like a remedy takes none.
 *
 * <pre>
 * variants:
 *   - name: what was changed
 *     istio: "1.24"             # the versions of the manifests, if left out
 *     kubernetes: "1.32"
 *     world: closed             # open, if left out
 *     edits: [{file: values.yaml, replace: old text, with: new text}, {file: new.yaml, append: text}]
 *     mends: [MTLS001]          # the findings that go
 *     finds: [CB001 warning DestinationRule shop/cart]    # those that come
 * </pre>
 */
class ShopVariantsTest {
    private static final Path SHOP = Path.of("..", "examples", "shop");
    private static final Path VARIANTS = Path.of("src/test/shop");

    /** What is found in the shop as it is, one finding for each rule. */
    private static final List<String> PLANTED = List.of(
            "MTLS001 error DestinationRule checkout/checkout",
            "CB001 error DestinationRule shop/catalog",
            "START001 warning Deployment shop/notifier",
            "EXTN001 error Service shop/search",
            "GW001 error Gateway checkout/checkout-gateway",
            "SF001 error Deployment storefront/backoffice",
            "KA002 error DestinationRule istio-system/acquirer",
            "DNS002 error Service kube-system/kube-dns",
            "VLT001 error Deployment checkout/payments");

    @TempDir
    Path directory;

    @TestFactory
    Stream<DynamicNode> variants() throws IOException {
        List<DynamicNode> files = new ArrayList<>();
        for (Path file : TestData.files(VARIANTS)) {
            Stream<DynamicTest> variants = TestData.read(file).list("variants").stream()
                    .map(variant -> DynamicTest.dynamicTest(variant.text("name"), () -> check(variant)));
            files.add(DynamicContainer.dynamicContainer(
                    file.getFileName().toString().replace(".yaml", ""), file.toUri(), variants));
        }
        assertThat(files).as("files of variants").isNotEmpty();
        return files.stream();
    }

    private void check(TestData variant) throws IOException {
        assumeThat(LintedDirectory.canRender())
                .as("the program that renders charts and kustomizations is there; it is built where there is Go")
                .isTrue();
        Path shop = TextEdit.copy(SHOP, Files.createTempDirectory(directory, "shop"));
        for (TestData edit : variant.list("edits")) {
            TextEdit.of(edit).apply(shop);
        }

        LintedDirectory linted = LintedDirectory.lint(shop, target(variant));

        assertThat(linted.described()).as(linted.explained()).containsExactlyInAnyOrderElementsOf(expected(variant));
    }

    static Target target(TestData variant) {
        return new Target(
                variant.optional("istio"),
                variant.optional("kubernetes"),
                variant.optional("world").map("closed"::equals).orElse(false));
    }

    static List<String> expected(TestData variant) {
        List<String> expected = new ArrayList<>(PLANTED);
        for (String code : variant.texts("mends")) {
            assertThat(expected.removeIf(finding -> finding.startsWith(code + " ")))
                    .as(code + " is planted")
                    .isTrue();
        }
        expected.addAll(variant.texts("finds"));
        return expected;
    }
}
