package io.meshlint.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.render.RenderRequest;
import io.meshlint.engine.value.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldBuilderTest {
    @TempDir
    Path directory;

    private SmallRepository repository(String files) {
        return SmallRepository.at(directory, files);
    }

    private static String object(String kind, String name) {
        return "apiVersion: v1\nkind: " + kind + "\nmetadata: {name: " + name + "}\n";
    }

    @Test
    void manifestsAloneAreTheDefaultWorldAndNeedNoRenderer() {
        SmallRepository repository = repository("=== a.yaml\n" + object("Service", "a") + "=== sub/b.yml\n"
                + object("Service", "b") + "---\n" + object("Secret", "c"));
        WorldSet set = repository.worlds(
                () -> {
                    throw new AssertionError("nothing is to be rendered");
                },
                Optional.empty());
        assertThat(SmallRepository.summary(set))
                .isEqualTo("default: Secret default/c, Service default/a, Service default/b");
        assertThat(set.findings()).isEmpty();
        assertThat(set.worlds().get(0).resources()).allMatch(Resource::namespaceAssumed);
    }

    @Test
    void overlaysOfOneNameAreOneWorldAndBasesAreInsideThem() {
        SmallRepository repository = repository("""
            === apps/cart/base/kustomization.yaml
            resources: [cart.yaml]
            === apps/cart/base/cart.yaml
            %s
            === apps/cart/overlays/dev/kustomization.yaml
            resources: [../../base]
            === apps/cart/overlays/prod/kustomization.yaml
            resources: [../../base, extra.yaml]
            components: [../../../mesh]
            patches: [{path: patch.yaml}]
            === apps/cart/overlays/prod/extra.yaml
            %s
            === apps/cart/overlays/prod/patch.yaml
            apiVersion: v1
            kind: Service
            metadata: {name: cart}
            === apps/mesh/kustomization.yaml
            kind: Component
            === apps/pay/overlays/prod/kustomization.yaml
            resources: [pay.yaml]
            === apps/pay/overlays/prod/pay.yaml
            %s
            === platform/namespaces.yaml
            %s
            """.formatted(
                        object("Service", "cart"),
                        object("Secret", "extra"),
                        object("Service", "pay"),
                        object("Namespace", "shop")));
        WorldSet set = repository.worlds();
        assertThat(SmallRepository.summary(set).replace("default/", "")).isEqualTo("""
            dev: Namespace shop, Service cart
            prod: Namespace shop, Secret extra, Service cart, Service pay\
            """);
        assertThat(set.worlds().get(1).units())
                .extracting(u -> u.kind() + " " + u.path())
                .containsExactly(
                        "kustomize apps/cart/overlays/prod", "kustomize apps/pay/overlays/prod", "manifests platform");
    }

    @Test
    void looseManifestsJoinTheWorldsOfTheirDirectoryOrBelow() {
        SmallRepository repository =
                repository("""
                    === a/overlays/dev/kustomization.yaml
                    resources: []
                    === a/common.yaml
                    %s
                    === b/overlays/prod/kustomization.yaml
                    resources: []
                    === c/everywhere.yaml
                    %s
                    """.formatted(object("Service", "common"), object("Service", "everywhere")));
        assertThat(SmallRepository.summary(repository.worlds()).replace("default/", ""))
                .isEqualTo("""
                    dev: Service common, Service everywhere
                    prod: Service everywhere\
                    """);
    }

    @Test
    void aChartIsRenderedForEachOfItsValuesSets() {
        SmallRepository repository = repository("""
            === charts/shop/Chart.yaml
            apiVersion: v2
            name: other
            === charts/shop/values.yaml
            a: 1
            === charts/shop/values-dev.yaml
            a: 2
            === charts/shop/environments/prod/values.yaml
            a: 3
            === charts/shop/templates/x.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: $RELEASE-$VALUES}
            === charts/shop/charts/sub/Chart.yaml
            name: sub
            === charts/one/Chart.yaml
            name: one
            === charts/one/templates/x.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: $RELEASE}
            === charts/lib/Chart.yaml
            name: lib
            type: library
            """);
        WorldSet set = repository.worlds();
        assertThat(set.findings()).isEmpty();
        assertThat(SmallRepository.summary(set).replace("default/", "")).isEqualTo("""
            dev: ConfigMap one, ConfigMap shop-values-dev
            prod: ConfigMap one, ConfigMap shop-values\
            """);
        assertThat(repository.renderer().requests).hasSize(3);
        assertThat(set.worlds().get(0).units().get(1).values()).containsExactly("values-dev.yaml");
    }

    @Test
    void oneChartWithOneSetOfValuesIsTheDefaultWorld() {
        SmallRepository repository = repository("""
            === Chart.yaml
            name: x
            === values.yaml
            a: 1
            === templates/x.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: x}
            === templates/_helpers.tpl
            === docs/example.yaml
            not: a manifest
            """);
        assertThat(repository.worlds("templates").worlds()).hasSize(1);
        assertThat(SmallRepository.summary(repository.worlds())).startsWith("default: ConfigMap default/x");
    }

    @Test
    void aLibraryChartIsNamedThoughItDeploysNothing() {
        SmallRepository repository = repository("""
            === a.yaml
            %s
            === common/Chart.yaml
            apiVersion: v2
            name: common
            version: 1.0.0
            type: library
            """.formatted(object("Service", "a")));
        WorldSet set = repository.worlds(
                () -> {
                    throw new AssertionError("nothing is to be rendered");
                },
                Optional.empty());
        assertThat(set.findings()).isEmpty();
        assertThat(set.worlds()).hasSize(1);
        assertThat(set.worlds().get(0).units())
                .extracting(u -> u.path() + ": " + u.why())
                .contains("common: a library chart that no other chart here uses; it deploys nothing");
    }

    @Test
    void helmIsToldOfTheApisInTheLooseManifests() {
        SmallRepository repository = repository("""
            === crds.yaml
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: widgets.acme.example}
            spec: {group: acme.example, names: {kind: Widget}, versions: [{name: v1}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: g}
            === chart/Chart.yaml
            name: x
            === chart/templates/x.yaml
            """);
        repository.worlds();
        assertThat(repository.renderer().requests)
                .singleElement()
                .isInstanceOfSatisfying(
                        RenderRequest.Helm.class,
                        helm -> assertThat(helm.apiVersions())
                                .containsExactly(
                                        "acme.example/v1",
                                        "acme.example/v1/Widget",
                                        "networking.istio.io/v1",
                                        "networking.istio.io/v1/Gateway"));
    }

    @Test
    void directoriesOfManifestsMayNameEnvironmentsToo() {
        SmallRepository repository = repository("""
            === environments/dev/a.yaml
            %1$s
            === environments/prod/a.yaml
            %1$s
            === base.yaml
            %2$s
            """.formatted(object("Service", "a"), object("Service", "b")));
        assertThat(SmallRepository.summary(repository.worlds()).replace("default/", ""))
                .isEqualTo("""
                    dev: Service a, Service b
                    prod: Service a, Service b\
                    """);
        assertThat(SmallRepository.summary(repository.worlds("environments/prod"))
                        .replace("default/", ""))
                .isEqualTo("default: Service a");
    }

    @Test
    void otherYamlIsLeftAloneUnlessTheUserNamesIt() {
        SmallRepository repository = repository("""
            === .github/workflows/ci.yaml
            on: push
            jobs: {a: [}
            === docker-compose.yaml
            services: {}
            === playbook/main.yaml
            - hosts: all
            === config/settings.yaml
            color: blue
            === node_modules/x/a.yaml
            apiVersion: v1
            kind: Service
            === package.json
            {"name": "x"}
            === app/a.yaml
            %s
            """.formatted(object("Service", "a")));
        WorldSet set = repository.worlds();
        assertThat(set.findings()).isEmpty();
        assertThat(SmallRepository.summary(set)).isEqualTo("default: Service default/a");
        assertThat(SmallRepository.messages(
                        repository.worlds("config/settings.yaml").findings()))
                .startsWith("config/settings.yaml:1 INPUT010 error: this document has no apiVersion and kind");
    }

    @Test
    void ignoredFilesAndLinksOutOfTheRepositoryAreNotRead(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret.yaml"), object("Secret", "stolen"));
        SmallRepository repository =
                repository("""
                    === .gitignore
                    build/
                    *.gen.yaml
                    !keep.gen.yaml
                    /only-here.yaml
                    === build/a.yaml
                    broken: [
                    === x.gen.yaml
                    %s
                    === sub/keep.gen.yaml
                    %s
                    === only-here.yaml
                    %s
                    """.formatted(object("Service", "x"), object("Service", "keep"), object("Service", "no")));
        Files.createSymbolicLink(directory.resolve("loop"), directory);
        Files.createSymbolicLink(directory.resolve("leak.yaml"), elsewhere.resolve("secret.yaml"));
        WorldSet set = repository.worlds();
        assertThat(SmallRepository.summary(set)).isEqualTo("default: Service default/keep");
        assertThat(SmallRepository.messages(set.findings()))
                .startsWith("leak.yaml:1 INPUT012 note: the symbolic link leak.yaml leads out of the repository");
        assertThat(set.incomplete()).isTrue();
        assertThat(set.lines().line("leak.yaml", 1)).isEmpty();
        assertThat(set.lines().line("../" + elsewhere.getFileName() + "/secret.yaml", 1))
                .isEmpty();
    }

    @Test
    void standardInputIsOneManifest() {
        SmallRepository repository = repository("=== a.yaml\n" + object("Service", "a"));
        WorldSet set = repository.worlds(repository::renderer, Optional.of(object("Service", "piped")));
        assertThat(SmallRepository.summary(set)).isEqualTo("default: Service default/a, Service default/piped");
        assertThat(set.worlds().get(0).resources().get(1).document().file()).isEqualTo("<standard input>");
    }

    @Test
    void theConfigurationDecidesOnEnvironments() {
        SmallRepository repository = repository("""
            === deploy/meshlint.yaml
            environments:
              live:
                - {helm: chart, values: [big.yaml], release: shop, namespace: front}
                - {manifests: istio/}
              test:
                - {manifests: istio}
                - {kustomize: nowhere}
                - {helm: chart, values: [big.yaml, missing.yaml]}
            === deploy/chart/Chart.yaml
            name: x
            === deploy/chart/big.yaml
            a: 1
            === deploy/chart/templates/x.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: $RELEASE-$VALUES}
            === deploy/istio/g.yaml
            %s
            === deploy/unused/overlays/dev/kustomization.yaml
            resources: [missing.yaml]
            """.formatted(object("Gateway", "g")));
        WorldSet set = repository.worlds("deploy");
        assertThat(SmallRepository.summary(set)).isEqualTo("""
            live: ConfigMap front/shop-big, Gateway default/g
            test: Gateway default/g\
            """);
        assertThat(SmallRepository.messages(set.findings())).isEqualTo("""
            deploy/meshlint.yaml:7 INPUT009 error: the environment test names what is not there: deploy/nowhere holds no kustomization.yaml
              Correct the path in meshlint.yaml; paths are relative to that file.
              in test
            deploy/meshlint.yaml:8 INPUT008 error: the values file missing.yaml of deploy/chart does not exist, so the chart is not rendered for test
              Correct the path in meshlint.yaml, or add the file; values files are relative to the chart.
              in test
            """);
    }

    @Test
    void fixturesOfPacksAreNotDeployed() {
        SmallRepository repository = repository("""
            === meshlint.yaml
            packs: [rules/ours]
            === rules/ours/fixtures/a.yaml
            %1$s
            === other/pack.yaml
            name: other
            === other/fixtures/a.yaml
            %1$s
            === a.yaml
            %1$s
            """.formatted(object("Service", "a")));
        WorldSet set = repository.worlds();
        assertThat(set.findings()).isEmpty();
        assertThat(set.worlds().get(0).units()).extracting(u -> u.path()).containsExactly("a.yaml");
    }

    @Test
    void aBaseThatIsBrokenIsSaidOnceForAllThatUseIt() {
        SmallRepository repository = repository("""
            === base/kustomization.yaml
            resources: []
            resources: [a.yaml]
            === overlays/dev/kustomization.yaml
            resources: [../../base, missing.yaml]
            === overlays/prod/kustomization.yaml
            resources: [../../base, missing.yaml]
            """);
        assertThat(repository.worlds().findings())
                .extracting(f -> f.location().file() + " " + f.rule().code() + " " + f.worlds())
                .containsExactly(
                        "base/kustomization.yaml INPUT003 [dev, prod]",
                        "overlays/dev/kustomization.yaml RENDER001 [dev]",
                        "overlays/prod/kustomization.yaml RENDER001 [prod]");
    }
}
