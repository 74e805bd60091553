package io.meshlint.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Flux deploys from a repository, and what holds for Flux and Argo CD alike. */
class GitOpsTest extends GitOpsRepository {
    @Test
    void variablesComeFromTheKustomizationAndFromObjects() {
        WorldSet set = worlds(REMOTE + FLUX + DIRECTORY
                + "=== flux/vars.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: vars, namespace: flux-system}\ndata:\n  a: from\n  b: from\n"
                + kustomization("apps", """
                        path: ./app
                        targetNamespace: shop
                        postBuild:
                          substitute:
                            b: own
                          substituteFrom:
                            - {kind: ConfigMap, name: vars}
                        """));

        assertThat(deployed(set)).isEqualTo("default: flux-system/vars from+from, shop/c from+x-own");
        assertThat(origin(set, "default", "c", "data", "a")).isEqualTo("flux/vars.yaml:5 EXACT");
        assertThat(origin(set, "default", "c", "data", "b")).isEqualTo("app/deep/config.yaml:6 EXACT");
        assertThat(set.findings()).isEmpty();
    }

    @Test
    void variablesThatCannotBeReadStayAsTheyAreAndAreANote() {
        WorldSet set = worlds(REMOTE + FLUX + DIRECTORY
                + "=== flux/secret.yaml\napiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: flux-system}\nstringData: {a: 'ENC[x]'}\nsops: {version: 3.9.0}\n"
                + kustomization("apps", """
                        path: ./app
                        postBuild:
                          substituteFrom:
                            - kind: Secret
                              name: s
                            - kind: ConfigMap
                              name: elsewhere
                        """));

        assertThat(deployed(set)).isEqualTo("default: default/c ${a}+x-default");
        assertThat(SmallRepository.messages(set.findings()))
                .contains("flux/apps.yaml:10 RENDER002 note: Kustomization flux-system/apps takes variables from Secret"
                        + " flux-system/s, which is encrypted")
                .contains(
                        "flux/apps.yaml:12 RENDER002 note: Kustomization flux-system/apps takes variables from ConfigMap"
                                + " flux-system/elsewhere, which is not in this repository");
        assertThat(set.incomplete()).isTrue();
    }

    @Test
    void aHelmReleaseTakesValuesInTheirOrderAndGoesThroughItsPostRenderer() {
        WorldSet set = worlds(REMOTE + FLUX + CHART + """
                === flux/release.yaml
                apiVersion: v1
                kind: Secret
                metadata: {name: values, namespace: shop}
                data:
                  values.yaml: Y29sb3I6IHNlY3JldApzaXplOiAyCg==
                  one: "NQ=="
                ---
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: r, namespace: shop}
                spec:
                  targetNamespace: web
                  chart:
                    spec:
                      chart: ./charts/app
                      sourceRef: {kind: GitRepository, name: here, namespace: flux-system}
                  valuesFrom:
                    - {kind: Secret, name: values}
                    - {kind: Secret, name: values, valuesKey: one, targetPath: size}
                  postRenderers:
                    - kustomize:
                        patches:
                          - target: {kind: ConfigMap}
                            patch: |
                              - op: add
                                path: /data/added
                                value: post
                """);

        assertThat(deployed(set)).isEqualTo("default: web/web-r post+secret+5");
        assertThat(origin(set, "default", "web-r", "data", "added")).isEqualTo("flux/release.yaml:27 EXACT");
        assertThat(origin(set, "default", "web-r", "data", "color"))
                .as("the line of the encoded value")
                .isEqualTo("flux/release.yaml:5 EXACT");
        assertThat(origin(set, "default", "web-r", "kind")).isEqualTo("charts/app/templates/config.yaml:2 EXACT");
    }

    @Test
    void whatCannotBeDeployedIsSaidAtItsLine() {
        String[] messages = SmallRepository.messages(worlds(REMOTE
                                + CHART
                                + FLUX
                                + application(
                                        "chart", "source: {repoURL: 'https://charts.example.com', chart: redis}\n")
                                + application(
                                        "other",
                                        "source: {repoURL: 'https://github.com/other/x', path: charts/app}\n"
                                                .replace("charts/app", "nowhere"))
                                + application(
                                        "gone",
                                        "source: {repoURL: 'https://github.com/example/deploy', path: charts/ap}\n")
                                + application(
                                        "out",
                                        "source: {repoURL: 'https://github.com/example/deploy', path: ../../etc}\n")
                                + application("plugin", SOURCE + "  plugin: {name: cmp}\n")
                                + application("typo", SOURCE + "  helm:\n    valueFiles:\n      - no.yaml\n")
                                + application(
                                        "climb", SOURCE + "  helm:\n    valueFiles:\n      - ../../../../etc/passwd\n")
                                + application("reference", SOURCE + "  helm:\n    valueFiles:\n      - $v/a.yaml\n")
                                + kustomization("path", "path: ./nothing\n")
                                + kustomization("oci", "path: ./\n")
                                        .replace("kind: GitRepository", "kind: OCIRepository"))
                        .findings())
                .split("\n");

        assertThat(Arrays.stream(messages).filter(line -> !line.startsWith("  ")))
                .containsExactlyInAnyOrder(
                        "argo/chart.yaml:7 RENDER002 note: Application argocd/chart deploys the chart redis of https://charts.example.com, which is not in this repository",
                        "argo/other.yaml:7 RENDER002 note: Application argocd/other deploys from https://github.com/other/x, which is not this repository",
                        "argo/gone.yaml:7 INPUT009 error: Application argocd/gone deploys charts/ap, which does not exist",
                        "argo/out.yaml:7 RENDER003 error: Application argocd/out names ../../etc, which leads out of the repository, and nothing outside of it is read",
                        "argo/plugin.yaml:10 RENDER002 note: Application argocd/plugin renders charts/app with a plugin, and no program of the repository is run",
                        "argo/typo.yaml:12 INPUT008 error: the values file charts/app/no.yaml of Application argocd/typo does not exist, so Argo CD cannot render the chart",
                        "argo/climb.yaml:12 RENDER003 error: Application argocd/climb names ../../../../etc/passwd, which leads out of the repository, and nothing outside of it is read",
                        "argo/reference.yaml:12 RENDER002 note: Application argocd/reference takes values from $v/a.yaml, and no source of this repository has the reference v",
                        "flux/path.yaml:6 INPUT009 error: Kustomization flux-system/path deploys nothing, which does not exist",
                        "flux/oci.yaml:5 RENDER002 note: Kustomization flux-system/oci deploys from the OCIRepository here, which is not in this repository");
    }

    @Test
    void withoutARemoteAPathThatExistsTellsTheRepositoryAndItIsSaid() {
        WorldSet set = worlds(CHART + application("one", SOURCE + "destination: {namespace: shop}\n"));

        assertThat(deployed(set)).isEqualTo("default: shop/one none+1");
        assertThat(set.notices())
                .containsExactly(
                        "https://github.com/example/deploy is taken for this repository, because what is deployed"
                                + " from it exists here. To be sure, name it in meshlint.yaml: gitops: {repositories:"
                                + " [https://github.com/example/deploy]}.");
    }

    @Test
    void theConfigurationMayPutAnotherRepositoryIntoADirectory() {
        WorldSet set = worlds(REMOTE
                + CHART.replace("=== ", "=== vendor/charts-repo/")
                + "=== meshlint.yaml\ngitops:\n  repositories:\n    - {url: https://git.example.com/team/charts.git, path: vendor/charts-repo}\n"
                + application(
                        "one",
                        SOURCE.replace(
                                        "https://github.com/example/deploy",
                                        "ssh://git@git.example.com:2222/team/charts")
                                + "destination: {namespace: shop}\n"));

        assertThat(deployed(set)).isEqualTo("default: shop/one none+1");
        assertThat(set.findings()).isEmpty();
    }

    @Test
    void manifestsThatAreDeployedAsTheyStandNeedNoRenderer() {
        WorldSet set = SmallRepository.at(
                        directory,
                        REMOTE
                                + FLUX
                                + DIRECTORY.replace("${a}", "1").replace("${b:=default}", "2")
                                + kustomization("apps", "path: ./app\n")
                                + application(
                                        "plain",
                                        "source: {repoURL: 'https://github.com/example/deploy', path: app, directory: {recurse: true, exclude: 'x*'}}\n"))
                .worlds(
                        () -> {
                            throw new AssertionError("the renderer was asked for");
                        },
                        Optional.empty());

        assertThat(deployed(set)).isEqualTo("default: default/c 1+x-2");
    }

    private static final String BOOTSTRAP = FLUX.replace(
                    "=== flux/source.yaml",
                    "=== clusters/home/flux-system/kustomization.yaml\nresources: [sync.yaml]\n=== clusters/home/flux-system/sync.yaml")
            + """
                    ---
                    apiVersion: kustomize.toolkit.fluxcd.io/v1
                    kind: Kustomization
                    metadata: {name: flux-system, namespace: flux-system}
                    spec: {path: ./clusters/home, sourceRef: {kind: GitRepository, name: here}}
                    === clusters/home/apps.yaml
                    apiVersion: kustomize.toolkit.fluxcd.io/v1
                    kind: Kustomization
                    metadata: {name: all, namespace: flux-system}
                    spec:
                      path: ./apps
                      sourceRef: {kind: GitRepository, name: here}
                      patches:
                        - target: {kind: Kustomization}
                          patch: |
                            apiVersion: kustomize.toolkit.fluxcd.io/v1
                            kind: Kustomization
                            metadata: {name: any}
                            spec:
                              postBuild:
                                substitute: {domain: example.com}
                    === apps/web/kustomization.yaml
                    resources: [ks.yaml]
                    === apps/web/ks.yaml
                    apiVersion: kustomize.toolkit.fluxcd.io/v1
                    kind: Kustomization
                    metadata: {name: &app web, namespace: flux-system}
                    spec:
                      path: ./apps/web/app
                      targetNamespace: shop
                      sourceRef: {kind: GitRepository, name: here}
                      postBuild:
                        substitute: {APP: *app}
                    === apps/web/app/kustomization.yaml
                    resources: [config.yaml]
                    === apps/web/app/config.yaml
                    apiVersion: v1
                    kind: ConfigMap
                    metadata: {name: "${APP}"}
                    data: {host: "${domain}"}
                    """;

    @Test
    void aBootstrapIsFollowedToKustomizationsThatOthersPatch() {
        WorldSet set = worlds(REMOTE + BOOTSTRAP);

        assertThat(deployed(set)).isEqualTo("home: shop/web example.com");
        assertThat(origin(set, "home", "web", "data", "host")).isEqualTo("clusters/home/apps.yaml:15 EXACT");
        assertThat(origin(set, "home", "web", "metadata", "name"))
                .as("the text that the alias stands for")
                .isEqualTo("apps/web/ks.yaml:3 EXACT");
        assertThat(SmallRepository.messages(set.findings())).isEmpty();
    }

    @Test
    void objectsThatDeployEachOtherAreFollowedOnce() {
        WorldSet set = worlds(REMOTE
                + CHART
                + application("one", "source: {repoURL: 'https://github.com/example/deploy', path: two}\n")
                        .replace("=== argo/", "=== one/")
                + application("two", "source: {repoURL: 'https://github.com/example/deploy', path: one}\n")
                        .replace("=== argo/", "=== two/")
                + application("app", SOURCE + "destination: {namespace: shop}\n")
                        .replace("=== argo/", "=== two/"));

        assertThat(SmallRepository.summary(set))
                .isEqualTo("default: Application argocd/app, Application argocd/one, Application argocd/two, ConfigMap"
                        + " shop/app");
        assertThat(SmallRepository.messages(set.findings())).isEmpty();
    }

    @Test
    void clustersAreThoseThatSecretsOfTheRepositoryTellOf() {
        WorldSet set = worlds(REMOTE + CHART + """
                === argo/clusters.yaml
                apiVersion: v1
                kind: Secret
                metadata:
                  name: eu
                  namespace: argocd
                  labels: {argocd.argoproj.io/secret-type: cluster, stage: prod}
                stringData: {name: eu-prod, server: "https://eu.example.com"}
                === argo/set.yaml
                apiVersion: argoproj.io/v1alpha1
                kind: ApplicationSet
                metadata: {name: set, namespace: argocd}
                spec:
                  generators:
                    - clusters: {selector: {matchLabels: {stage: prod}}}
                  template:
                    metadata: {name: "app-{{name}}"}
                    spec:
                      source: {repoURL: "https://github.com/example/deploy", path: charts/app}
                      destination: {server: "{{server}}", namespace: shop}
                """);

        assertThat(deployed(set)).isEqualTo("eu-prod: shop/app-eu-prod none+1");
    }
}
