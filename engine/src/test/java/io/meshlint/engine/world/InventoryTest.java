package io.meshlint.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.LintOutcome;
import io.meshlint.engine.LintRequest;
import io.meshlint.engine.Linter;
import io.meshlint.engine.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code inventory:} in meshlint.yaml says exists elsewhere takes part in every world. */
class InventoryTest {
    private static final String RULE = """
        module test.inventory
        rule T001 ingress-without-service "An Ingress has no Service" {
          severity error
          for i: Ingress
          for name in i.spec.defaultBackend.service.name
          where missing (s: Service where s.name == name and s.namespace == i.namespace)
          report at name
            message "{i.ref} reaches {name}"
        }
        rule T002 namespace-label "A namespace is labelled" {
          severity note
          for n: Namespace
          for label in n.metadata.labels['team']
          report at label
            message "{n.ref} belongs to {label}"
        }
        """;

    @TempDir
    private Path directory;

    @BeforeEach
    void repository() throws IOException {
        write("k8s/ingress.yaml", """
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: web, namespace: shop}
            spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
            """);
        write("rules/pack.yaml", "name: test\nversion: 1\n");
        write("rules/test.mesh", RULE);
    }

    @Test
    void withoutItTheServiceIsMissing() {
        assertThat(findings()).containsExactly("k8s/ingress.yaml:4 warning Ingress shop/web reaches web");
    }

    @Test
    void anObjectInShortIsEnough() throws IOException {
        write("meshlint.yaml", """
            inventory:
              - {kind: Service, name: web, namespace: shop}
              - {kind: Namespace, name: shop, labels: {team: web}}
            """);

        assertThat(findings()).containsExactly("meshlint.yaml:3 note Namespace shop belongs to web");
    }

    @Test
    void aFileOfManifestsIsReadOnceAndIsNoPartOfTheRepository() throws IOException {
        write("inventory/shop.yaml", """
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {ports: [{port: 80}]}
            """);
        write("meshlint.yaml", "inventory:\n  - {file: inventory/shop.yaml}\n");

        assertThat(findings()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAFindingAtItsLine() throws IOException {
        write("meshlint.yaml", "inventory:\n  - {file: inventory/gone.yaml}\n");

        assertThat(findings())
                .containsExactly(
                        "k8s/ingress.yaml:4 warning Ingress shop/web reaches web",
                        "meshlint.yaml:2 error the inventory names what is not there: inventory/gone.yaml");
    }

    @Test
    void anUnknownKindNeedsItsApiVersion() throws IOException {
        write("meshlint.yaml", "inventory:\n  - {kind: Teapot, name: brown}\n");

        assertThat(findings())
                .contains("meshlint.yaml:2 error the inventory holds a Teapot, a kind that meshlint does not know");
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<String> findings() {
        LintOutcome outcome = Linter.lint(new LintRequest(
                List.of(directory),
                Optional.empty(),
                Optional.empty(),
                List.of(directory.resolve("rules")),
                getClass().getClassLoader(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                () -> {
                    throw new AssertionError("nothing is to be rendered");
                }));
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.ruleDiagnostics()).isEmpty();
        return outcome.report().findings().stream().map(InventoryTest::line).toList();
    }

    private static String line(Finding finding) {
        return finding.location().file() + ":" + finding.location().region().startLine() + " "
                + finding.severity().label() + " " + finding.message();
    }
}
