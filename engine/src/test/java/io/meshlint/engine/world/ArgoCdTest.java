package io.meshlint.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Argo CD deploys from a repository, with real Helm and Kustomize. */
class ArgoCdTest extends GitOpsRepository {
    @Test
    void parametersWinOverInlineValuesAndThoseOverValuesFiles() {
        WorldSet set = worlds(
                REMOTE + CHART + "=== charts/app/blue.yaml\ncolor: blue\nsize: 2\n" + application("one", SOURCE + """
                                  helm:
                                    valueFiles: [blue.yaml]
                                    valuesObject:
                                      color: green
                                    parameters:
                                      - name: size
                                        value: "7"
                                destination: {name: prod, namespace: shop}
                                """));

        assertThat(deployed(set)).isEqualTo("default: shop/one green+7");
        assertThat(origin(set, "default", "one", "data", "color")).isEqualTo("argo/one.yaml:13 EXACT");
        assertThat(origin(set, "default", "one", "data", "size")).isEqualTo("argo/one.yaml:16 EXACT");
        assertThat(set.findings()).isEmpty();
        assertThat(set.notices()).isEmpty();
    }

    @Test
    void destinationsMakeTheWorldsAndNothingIsDeployedTwice() {
        WorldSet set = worlds(REMOTE + CHART
                + "=== charts/app/values-dev.yaml\ncolor: unused\n"
                + application("one", SOURCE + "destination: {name: dev, namespace: a}\n")
                + application(
                        "two", SOURCE + "destination: {server: 'https://prod.example.com:6443', namespace: b}\n"));

        assertThat(deployed(set)).isEqualTo("dev: a/one none+1\nprod.example.com: b/two none+1");
    }

    @Test
    void anApplicationInTheClusterItLivesInBelongsToTheWorldOfItsDirectory() {
        String here = SOURCE + "destination: {server: 'https://kubernetes.default.svc', namespace: a}\n";
        WorldSet set = worlds(REMOTE
                + CHART
                + application("one", here).replace("=== argo/", "=== clusters/dev/")
                + application("one", here).replace("=== argo/", "=== clusters/prod/"));

        assertThat(deployed(set)).isEqualTo("dev: a/one none+1\nprod: a/one none+1");
    }

    @Test
    void aValuesTextIsFollowedToItsLine() {
        WorldSet set = worlds(REMOTE
                + CHART
                + application("one", SOURCE + "  helm:\n    values: |\n      # a remark\n      color: red\n"));

        assertThat(origin(set, "default", "one", "data", "color")).isEqualTo("argo/one.yaml:13 EXACT");
    }

    @Test
    void kustomizeOptionsChangeTheKustomization() {
        WorldSet set = worlds(REMOTE + """
                === app/kustomization.yaml
                namePrefix: old-
                resources: [config.yaml]
                === app/config.yaml
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: c}
                data: {a: base}
                """ + application("one", """
                        source:
                          repoURL: https://github.com/example/deploy
                          path: app
                          kustomize:
                            namePrefix: new-
                            patches:
                              - patch: |-
                                  - op: replace
                                    path: /data/a
                                    value: patched
                                target: {kind: ConfigMap}
                        destination: {namespace: shop}
                        """));

        assertThat(deployed(set)).isEqualTo("default: shop/new-c patched");
        assertThat(origin(set, "default", "new-c", "data", "a")).isEqualTo("argo/one.yaml:16 EXACT");
    }

    @Test
    void anAppOfAppsIsFollowedAndEndsWhereItDeploysItself() {
        WorldSet set = worlds(REMOTE
                + CHART
                + application("root", "source: {repoURL: 'https://github.com/example/deploy', path: argo}\n")
                + application("one", SOURCE + "destination: {namespace: shop}\n"));

        assertThat(deployed(set)).isEqualTo("default: shop/one none+1");
        assertThat(set.findings()).isEmpty();
        assertThat(SmallRepository.summary(set)).contains("Application argocd/one, Application argocd/root");
    }

    @Test
    void aChainThatMakesNewObjectsForEverIsStopped() {
        WorldSet set = worlds(REMOTE
                + """
                        === charts/loop/Chart.yaml
                        apiVersion: v2
                        name: loop
                        version: 1.0.0
                        === charts/loop/templates/app.yaml
                        apiVersion: argoproj.io/v1alpha1
                        kind: Application
                        metadata: {name: "{{ .Release.Name }}x", namespace: argocd}
                        spec:
                          source: {repoURL: "https://github.com/example/deploy", path: charts/loop}
                        """
                + application("a", "source: {repoURL: 'https://github.com/example/deploy', path: charts/loop}\n"));

        assertThat(SmallRepository.messages(set.findings()))
                .contains("RENDER003 error: ")
                .contains("8 in a row");
    }

    @Test
    void anApplicationSetOverDirectoriesIsFollowed() {
        WorldSet set = worlds(REMOTE + CHART + """
                === envs/dev/values.yaml
                color: d
                === envs/prod/values.yaml
                color: p
                === argo/set.yaml
                apiVersion: argoproj.io/v1alpha1
                kind: ApplicationSet
                metadata: {name: set, namespace: argocd}
                spec:
                  goTemplate: true
                  generators:
                    - git:
                        repoURL: https://github.com/example/deploy
                        directories: [{path: envs/*}]
                  template:
                    metadata: {name: "app-{{ .path.basename }}"}
                    spec:
                      sources:
                        - repoURL: https://github.com/example/deploy
                          path: charts/app
                          helm:
                            valueFiles: ["$v/{{ .path.path }}/values.yaml"]
                            valuesObject: {size: 9}
                        - {repoURL: "https://github.com/example/deploy", ref: v}
                      destination: {server: "https://kubernetes.default.svc", namespace: shop}
                """);

        assertThat(deployed(set)).isEqualTo("dev: shop/app-dev d+9\nprod: shop/app-prod p+9");
        assertThat(origin(set, "prod", "app-prod", "data", "color")).isEqualTo("envs/prod/values.yaml:1 EXACT");
        assertThat(origin(set, "prod", "app-prod", "data", "size")).isEqualTo("argo/set.yaml:18 EXACT");
    }
}
