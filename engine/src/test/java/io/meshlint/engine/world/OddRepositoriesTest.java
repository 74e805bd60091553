package io.meshlint.engine.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories as they are found, without a configuration: what is no manifest makes no noise. */
class OddRepositoriesTest {
    private static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n";

    @TempDir
    private Path directory;

    private WorldSet plain(String files) {
        return SmallRepository.at(directory, files)
                .worlds(
                        () -> {
                            throw new AssertionError("the renderer was asked for");
                        },
                        Optional.empty());
    }

    private static void isQuiet(WorldSet set, String summary) {
        assertThat(SmallRepository.messages(set.findings())).isEmpty();
        assertThat(SmallRepository.summary(set)).isEqualTo(summary);
    }

    @Test
    void filesOfOtherProgramsAreLeftAlone() {
        isQuiet(plain("""
                        === .github/workflows/ci.yaml
                        on: push
                        jobs: {build: {runs-on: ubuntu-latest}}
                        === .gitlab-ci.yml
                        build: {script: [make]}
                        === docker-compose.yml
                        services: {web: {image: nginx}}
                        === deploy/compose.prod.yaml
                        services: {web: {image: nginx}}
                        === mkdocs.yml
                        site_name: !!python/name:material x
                        markdown_extensions:
                          - pymdownx.superfences: {custom: !ENV [A, b]}
                        === openapi/shop.yaml
                        openapi: 3.1.0
                        info: {title: Shop, version: "1"}
                        paths: {}
                        === openapi/shop.json
                        {"openapi": "3.1.0", "paths": {"/a": {"get": {"responses": {}}}}}
                        === ansible/playbook.yaml
                        - hosts: all
                          tasks:
                            - name: run
                              shell: "{{ item }}"
                        === templates/page.yaml
                        title: {{ page.title }}
                        {% for a in b %}
                        === data/list.yaml
                        [1, 2, 3]
                        === data/empty.yaml
                        === dependabot/config.yml
                        version: 2
                        updates: []
                        === k8s/config.yaml
                        """ + CONFIG.formatted("a")), "default: ConfigMap default/a");
    }

    @Test
    void jsonManifestsAreReadAndOtherJsonIsNot() {
        isQuiet(plain("""
                        === k8s/a.json
                        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}}
                        === package.json
                        {"name": "x", "dependencies": {}}
                        === schemas/crd.json
                        {"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}}}
                        === data/broken.json
                        {"a": [1, 2
                        """), "default: ConfigMap default/a");
    }

    @Test
    void whatGitIgnoresIsNotRead() {
        isQuiet(
                plain(
                        "=== .gitignore\n/build/\n*.gen.yaml\n!keep.gen.yaml\n=== build/a.yaml\n\tbroken\n=== a.gen.yaml\n"
                                + CONFIG.formatted("left") + "=== keep.gen.yaml\n" + CONFIG.formatted("kept")),
                "default: ConfigMap default/kept");
    }

    @Test
    void aComponentAloneIsNothingToDeploy() {
        isQuiet(plain("""
                        === components/a/kustomization.yaml
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        patches: [{path: patch.yaml}]
                        === components/a/patch.yaml
                        kind: Deployment
                        metadata: {name: any}
                        spec: {replicas: 2}
                        === k8s/config.yaml
                        """ + CONFIG.formatted("a")), "default: ConfigMap default/a");
    }

    @Test
    void loopsOfSymbolicLinksAreSurvived() throws IOException {
        SmallRepository.at(directory, "=== a/b/c.yaml\n" + CONFIG.formatted("a"));
        assumeThat(linked(directory.resolve("a/b/loop"), directory.resolve("a")))
                .isTrue();
        linked(directory.resolve("a/self"), directory.resolve("a/self"));

        isQuiet(plain(""), "default: ConfigMap default/a");
    }

    private static boolean linked(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
            return true;
        } catch (IOException | UnsupportedOperationException unable) {
            return false;
        }
    }

    @Test
    void aDirectoryThatAnObjectNamesMayHoldLoopsToo(@TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("out.yaml"), CONFIG.formatted("secret"));
        SmallRepository.at(
                directory,
                "=== app/c.yaml\n" + CONFIG.formatted("a")
                        + "=== root.yaml\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: x, namespace: argocd}\n"
                        + "spec:\n  source: {repoURL: 'https://github.com/a/b', path: app, directory: {recurse: true}}\n");
        assumeThat(linked(directory.resolve("app/loop"), directory.resolve("app")))
                .isTrue();
        linked(directory.resolve("app/out.yaml"), secret);

        assertThat(SmallRepository.summary(plain(""))).isEqualTo("default: Application argocd/x, ConfigMap default/a");
    }

    @Test
    void aPathThroughALinkOutOfTheRepositoryIsRefused(@TempDir Path outside) throws IOException {
        Files.writeString(outside.resolve("secret.yaml"), CONFIG.formatted("secret"));
        SmallRepository.at(
                directory,
                "=== root.yaml\napiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: x, namespace: argocd}\n"
                        + "spec:\n  source: {repoURL: 'https://github.com/a/b', path: out}\n");
        assumeThat(linked(directory.resolve("out"), outside)).isTrue();

        WorldSet set = plain("");

        assertThat(SmallRepository.messages(set.findings()))
                .contains(
                        "root.yaml:5 RENDER003 error: Application argocd/x names out, which leads out of the repository");
        assertThat(SmallRepository.summary(set)).isEqualTo("default: Application argocd/x");
    }

    @Test
    void objectsWithFieldsOfTheWrongTypeAreSurvived() {
        WorldSet set = plain("""
                === a.yaml
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: a, namespace: argocd}
                spec: text
                ---
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: b, namespace: argocd}
                spec: {sources: [1, null, {repoURL: [x], path: {a: b}}], destination: []}
                ---
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: c, namespace: flux-system}
                spec: {path: 5, sourceRef: GitRepository, postBuild: {substitute: [], substituteFrom: {}}}
                ---
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: d, namespace: shop}
                spec: {chart: x, valuesFrom: x, values: [], postRenderers: x}
                """);

        assertThat(set.findings()).allMatch(finding -> finding.location().file().equals("a.yaml"));
        assertThat(SmallRepository.summary(set))
                .isEqualTo("default: Application argocd/a, Application argocd/b, HelmRelease shop/d, Kustomization"
                        + " flux-system/c");
    }

    @Test
    void thousandsOfKustomizationsAreFoundAndRenderedOnce() {
        StringBuilder files = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            files.append("=== apps/a")
                    .append(i)
                    .append("/kustomization.yaml\nresources: [c.yaml]\n=== apps/a")
                    .append(i)
                    .append("/c.yaml\n")
                    .append(CONFIG.formatted("c" + i));
        }
        SmallRepository repository = SmallRepository.at(directory, files.toString());

        WorldSet set = repository.worlds();

        assertThat(set.worlds())
                .singleElement()
                .satisfies(world -> assertThat(world.resources()).hasSize(500));
        assertThat(repository.renderer().requests).hasSize(500);
    }
}
