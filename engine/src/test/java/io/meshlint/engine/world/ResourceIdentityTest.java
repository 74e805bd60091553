package io.meshlint.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which documents are which resources of a world, and what happens where two are the same. */
class ResourceIdentityTest {
    @TempDir
    Path directory;

    private SmallRepository repository(String files) {
        return SmallRepository.at(directory, files);
    }

    private static String object(String kind, String name) {
        return "apiVersion: v1\nkind: " + kind + "\nmetadata: {name: " + name + "}\n";
    }

    @Test
    void listsAreTakenApartAndNamelessConfigurationIsKept() {
        SmallRepository repository = repository("""
            === list.yaml
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Service
              metadata: {name: a, namespace: shop}
            - apiVersion: v1
              kind: Pod
              metadata: {generateName: b-}
            === kubelet.yaml
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            clusterDNS: [10.0.0.10]
            """);
        assertThat(SmallRepository.summary(repository.worlds()))
                .isEqualTo("default: KubeletConfiguration default/, Pod default/b-, Service shop/a");
    }

    @Test
    void anIdentityThatStandsTwiceIsAFindingWithBothPlaces() {
        SmallRepository repository = repository("""
            === a.yaml
            %1$s
            === b.yaml
            # second
            %1$s
            """.formatted(object("Service", "a")));
        WorldSet set = repository.worlds();
        assertThat(set.worlds().get(0).resources()).hasSize(1);
        assertThat(SmallRepository.messages(set.findings())).isEqualTo("""
            b.yaml:2 INPUT011 warning: Service default/a is defined a second time; the one that is applied last wins, and rules see the first
              Remove one of the two definitions, or put them into different environments in meshlint.yaml.
              a.yaml:1 the first definition
              in default
            """);
    }

    @Test
    void generatedNamesNeverClash() {
        SmallRepository repository = repository("""
            === a.yaml
            apiVersion: v1
            kind: Pod
            metadata: {generateName: a-}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {generateName: a-}
            """);
        assertThat(repository.worlds().findings()).isEmpty();
        assertThat(repository.worlds().worlds().get(0).resources()).hasSize(2);
    }

    @Test
    void worldsAreTheSameInEveryRun() {
        SmallRepository repository = repository("""
            === apps/a/overlays/dev/kustomization.yaml
            resources: [x.yaml]
            === apps/a/overlays/dev/x.yaml
            %1$s
            === apps/b/overlays/dev/kustomization.yaml
            resources: [x.yaml]
            === apps/b/overlays/dev/x.yaml
            %1$s
            """.formatted(object("Service", "x")));
        String first = SmallRepository.messages(repository.worlds().findings());
        assertThat(first)
                .contains("apps/b/overlays/dev/x.yaml:1 INPUT011")
                .contains("apps/a/overlays/dev/x.yaml:1 the first definition");
        for (int i = 0; i < 20; i++) {
            assertThat(SmallRepository.messages(repository.worlds().findings())).isEqualTo(first);
        }
    }
}
