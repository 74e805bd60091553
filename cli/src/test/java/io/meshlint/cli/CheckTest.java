package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From arguments through the engine to reports and exit status. */
class CheckTest {
    private static final String TWO_GATEWAYS_ONE_HOST = """
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: first, namespace: edge}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - hosts: [shop.example.com]
            port: {name: https, number: 443, protocol: HTTPS}
            tls: {mode: SIMPLE, credentialName: shop}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: second, namespace: edge}
        spec:
          selector: {istio: ingressgateway}
          servers:
          - hosts: [shop.example.com]
            port: {name: https, number: 443, protocol: HTTPS}
            tls: {mode: SIMPLE, credentialName: shop}
        """;

    @TempDir
    private Path directory;

    @Test
    void aCleanRepositoryHasStatusZero() throws IOException {
        write("namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: edge}\n");

        assertThat(Run.in(directory, "check").status()).isZero();
    }

    @Test
    void anErrorHasStatusOneAndItsPlaceInTheText() throws IOException {
        write("gateways.yaml", TWO_GATEWAYS_ONE_HOST);

        Run run = Run.in(directory, "check");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).contains("GW001", "gateways.yaml").contains("1 error");
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void theThresholdDecides() throws IOException {
        write("gateways.yaml", TWO_GATEWAYS_ONE_HOST);

        assertThat(Run.in(directory, "check", "--fail-on", "never").status()).isZero();
        assertThat(Run.in(directory, "check", "--fail-on", "note").status()).isEqualTo(1);
    }

    @Test
    void ignoredRulesDoNotCount() throws IOException {
        write("gateways.yaml", TWO_GATEWAYS_ONE_HOST);

        assertThat(Run.in(directory, "check", "--ignore", "GW001").status()).isZero();
        assertThat(Run.in(directory, "check", "--select", "CB001,KA002").status())
                .isZero();
    }

    @Test
    void standardInputIsLinted() {
        Run run = Run.piped(directory, TWO_GATEWAYS_ONE_HOST, "check", "-");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.results()).contains("GW001");
    }

    @Test
    void reportsGoToTheirFiles() throws IOException {
        write("gateways.yaml", TWO_GATEWAYS_ONE_HOST);

        Run run = Run.in(directory, "check", "--format=json", "--format=sarif=reports/meshlint.sarif", "gateways.yaml");

        assertThat(run.results()).startsWith("{").contains("\"rule\": \"GW001\"");
        assertThat(directory.resolve("reports/meshlint.sarif")).content().contains("\"version\": \"2.1.0\"", "GW001");
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void aReportThatCannotBeWrittenIsToldWithStatusTwo() throws IOException {
        Files.createDirectory(directory.resolve("taken"));

        Run run = Run.in(directory, "check", "--format", "json=taken");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages())
                .startsWith("meshlint: the json report could not be written: ")
                .contains("taken");
    }

    @Test
    void aMistakeInTheConfigurationWeighsMoreThanFindings() throws IOException {
        write("meshlint.yaml", "bogus: true\n");
        write("gateways.yaml", TWO_GATEWAYS_ONE_HOST);

        Run run = Run.in(directory, "check");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages())
                .startsWith("meshlint: ")
                .contains("meshlint.yaml:1")
                .contains("bogus");
        assertThat(run.results()).as("all else is linted").contains("GW001");
    }

    @Test
    void aRuleThatDoesNotCompileIsShownWithItsPlace() throws IOException {
        Path pack = Files.createDirectories(directory.resolve("pack"));
        Files.writeString(pack.resolve("pack.yaml"), "name: ours\nversion: 1.0.0\n");
        Files.writeString(
                pack.resolve("OURS001.mesh"),
                "module ours\n\nrule OURS001 \"broken\" severity error {\n  for s Service\n}\n");
        write("gateways.yaml", TWO_GATEWAYS_ONE_HOST);

        Run run = Run.in(directory, "check", "--pack", "pack");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("error[ML0").contains("OURS001.mesh:");
        assertThat(run.results()).as("all else is linted").contains("GW001");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }
}
