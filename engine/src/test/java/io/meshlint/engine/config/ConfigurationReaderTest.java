package io.meshlint.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.config.Configuration.RuleSetting;
import io.meshlint.engine.config.Configuration.Unit;
import io.meshlint.engine.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {
    @TempDir
    Path directory;

    private ConfigurationFile read(String text) throws IOException {
        Path file = directory.toRealPath().resolve("sub/meshlint.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return ConfigurationReader.read(file, directory.toRealPath());
    }

    @Test
    void everythingThatIsSupportedIsRead() throws IOException {
        ConfigurationFile file = read("""
            target: {istio: 1.20, kubernetes: "v1.28.3", cni: yes, other: x}
            world: closed
            environments:
              prod:
                - {helm: charts/shop, values: [values-prod.yaml], release: shop, namespace: front}
                - {kustomize: ../overlays/prod}
                - {manifests: istio/}
            packs: [mesh-rules/]
            rules:
              MTLS005: {severity: warning}
              tag:performance: off
              GW001: note
            params:
              istio.keepalive.idleTimeout: 350s
              a: [1, true, x]
            """);
        assertThat(file.problems()).isEmpty();
        Configuration configuration = file.configuration();
        assertThat(configuration.target())
                .containsEntry("istio", "1.20")
                .containsEntry("kubernetes", "1.28.3")
                .containsEntry("cni", "true")
                .containsEntry("other", "x");
        assertThat(configuration.closedWorld()).contains(true);
        assertThat(configuration.environments().get("prod"))
                .containsExactly(
                        new Unit.Helm(
                                "sub/charts/shop",
                                List.of("values-prod.yaml"),
                                Optional.of("shop"),
                                Optional.of("front")),
                        new Unit.Kustomize("overlays/prod"),
                        new Unit.Manifests("sub/istio"));
        assertThat(configuration.packs()).containsExactly("sub/mesh-rules");
        assertThat(configuration.rules())
                .containsEntry("MTLS005", new RuleSetting(true, Optional.of(Severity.WARNING)))
                .containsEntry("tag:performance", new RuleSetting(false, Optional.empty()))
                .containsEntry("GW001", new RuleSetting(true, Optional.of(Severity.NOTE)));
        assertThat(configuration.parameters())
                .containsEntry("istio.keepalive.idleTimeout", "350s")
                .containsEntry("a", List.of(1L, true, "x"));
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        assertThat(read("# nothing yet\n"))
                .isEqualTo(new ConfigurationFile(Configuration.NONE, List.of(), "sub/meshlint.yaml", Optional.empty()));
    }

    @Test
    void everyMistakeIsAMessage() throws IOException {
        StringBuilder report = new StringBuilder();
        for (String text : List.of(
                "enviroments: {}\n",
                "wörld: open\n",
                "target: {istio: latest, cni: 5, kubernetes: [1]}\n",
                "target: 1.22\n",
                "world: shut\n",
                "environments: [prod]\n",
                "environments: {prod: overlays/prod}\n",
                "environments:\n"
                        + "  prod:\n"
                        + "    - overlays/prod\n"
                        + "    - {hlem: a}\n"
                        + "    - {helm: a, kustomize: b}\n"
                        + "    - {helm: a, value: [x]}\n",
                "environments:\n"
                        + "  prod:\n"
                        + "    - {helm: ../../etc}\n"
                        + "    - {manifests: /etc}\n"
                        + "    - {helm: a, values: [../../../x.yaml]}\n"
                        + "    - {helm: a, values: x}\n",
                "packs: rules\n",
                "packs: [../../rules, 5]\n",
                "rules: {GW001: {severity: eror}, GW002: {level: note}, GW003: 5}\n",
                "params: {a: {b: c}}\n",
                "inventory:\n  - {kind: Namespace}\n  - {file: ../../x.yaml}\n  - text\nsuppress:\n  - {rule: CB002}\n",
                "world: open\nworld: closed\n",
                "world: [\n",
                "- a\n",
                "world: open\n---\nworld: closed\n")) {
            report.append("--------\n").append(text).append("=>\n");
            read(text).problems().forEach(problem -> report.append(problem).append('\n'));
        }
        Approvals.verify(report.toString());
    }

    @Test
    void theNearestFileUpToTheRepositorysRootIsTaken() throws IOException {
        Path root = directory.toRealPath();
        Files.createDirectories(root.resolve("repository/a/b"));
        Files.writeString(root.resolve("meshlint.yaml"), "");
        assertThat(ConfigurationLocator.locate(root.resolve("repository/a/b"), root.resolve("repository")))
                .isEmpty();
        Files.writeString(root.resolve("repository/a/meshlint.yaml"), "");
        assertThat(ConfigurationLocator.locate(root.resolve("repository/a/b"), root.resolve("repository")))
                .contains(root.resolve("repository/a/meshlint.yaml"));
    }
}
