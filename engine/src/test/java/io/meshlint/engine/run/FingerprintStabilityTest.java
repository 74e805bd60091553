package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.run.WorldRun.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A finding keeps its fingerprint as long as it is about the same resources and the same field. */
class FingerprintStabilityTest {
    private static final String RULE = """
        rule FP1 port-clash "Port clash" {
          severity error
          for pair a, b: Gateway
          for x in a.spec.servers
          for y in b.spec.servers
          where x.port.number == y.port.number
          report at x.port
            message "%s {a.ref} {b.ref}"
        }
        """;
    private static final String PUBLIC = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public, namespace: shop}
        spec:
          servers:
          - port: {number: 80, name: http, protocol: HTTP}
          - port: {number: 443, name: https, protocol: HTTPS}
        """;
    private static final String PRIVATE = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: private, namespace: shop}
        spec:
          servers:
          - port: {number: 443, name: https, protocol: HTTPS}
        """;
    private static final String OTHER =
            "apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: shop}\nspec: {}\n";

    private static Set<String> fingerprints(String message, String... documents) {
        Trial trial = Trial.of(RULE.formatted(message));
        Set<String> fingerprints = new TreeSet<>();
        for (Finding finding : trial.in(SmallWorld.of(String.join("---\n", documents)), Strategy.PLANNED)
                .findings(true)) {
            fingerprints.add(finding.fingerprint());
        }
        return fingerprints;
    }

    private final Set<String> before = fingerprints("clash", PUBLIC, PRIVATE);

    @Test
    void isOneOfOneClash() {
        assertThat(before).hasSize(1);
    }

    @Test
    void survivesReorderedDocuments() {
        assertThat(fingerprints("clash", PRIVATE, PUBLIC)).isEqualTo(before);
    }

    @Test
    void survivesUnrelatedResources() {
        assertThat(fingerprints("clash", OTHER, PUBLIC, OTHER.replace("cart", "auth"), PRIVATE))
                .isEqualTo(before);
    }

    @Test
    void survivesMovedLines() {
        assertThat(fingerprints("clash", "# a comment\n\n\n" + PUBLIC, "\n# another\n" + PRIVATE))
                .isEqualTo(before);
    }

    @Test
    void survivesAnotherMessage() {
        assertThat(fingerprints("these meet:", PUBLIC, PRIVATE)).isEqualTo(before);
    }

    @Test
    void survivesReorderedListElements() {
        List<String> lines = new ArrayList<>(PUBLIC.lines().toList());
        Collections.swap(lines, 5, 6);
        assertThat(fingerprints("clash", String.join("\n", lines) + "\n", PRIVATE))
                .isEqualTo(before);
    }

    @Test
    void survivesReorderedKeys() {
        String reordered = PRIVATE.replace(
                "{number: 443, name: https, protocol: HTTPS}", "{protocol: HTTPS, name: https, number: 443}");
        assertThat(fingerprints("clash", PUBLIC, reordered)).isEqualTo(before);
    }

    @Test
    void changesWithThePartner() {
        assertThat(fingerprints("clash", PUBLIC, PRIVATE.replace("name: private", "name: intern")))
                .doesNotContainAnyElementsOf(before);
    }

    @Test
    void changesWithTheNamespace() {
        assertThat(fingerprints("clash", PUBLIC, PRIVATE.replace("namespace: shop", "namespace: test")))
                .doesNotContainAnyElementsOf(before);
    }

    @Test
    void changesWithTheElement() {
        Set<String> http = fingerprints("clash", PUBLIC, PRIVATE.replace("443", "80"));
        assertThat(http).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void twoPartnersAreTwoFindings() {
        assertThat(fingerprints("clash", PUBLIC, PRIVATE, PRIVATE.replace("name: private", "name: intern")))
                .hasSize(3)
                .containsAll(before);
    }
}
