package io.meshlint.engine.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each sort of broken input gives one message, and everything else is still linted. */
class BrokenInputTest {
    @TempDir
    Path directory;

    @Test
    void everyBrokenThingHasOneMessage() throws IOException {
        SmallRepository repository = SmallRepository.at(directory, """
            === manifests/good.yaml
            apiVersion: v1
            kind: Service
            metadata: {name: good}
            === manifests/syntax.yaml
            apiVersion: v1
            kind: Service
            metadata: {name: before}
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: a: b
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: after}
            === manifests/tab.yaml
            apiVersion: v1
            kind: Service
            metadata:
            \tname: a
            === manifests/twice.yaml
            apiVersion: v1
            kind: Service
            metadata: {name: twice}
            spec:
              type: ClusterIP
              ports: []
              type: NodePort
            === manifests/list.yaml
            - a
            - b
            === manifests/half.yaml
            kind: Service
            metadata: {name: half}
            === manifests/nameless.yaml
            apiVersion: v1
            kind: Service
            metadata: {labels: {a: b}}
            === elsewhere/mention.yaml
            apiVersion: v1
            kind: [
            === apps/overlays/prod/kustomization.yaml
            resources: [missing.yaml]
            === apps/overlays/dev/kustomization.yaml
            resources: [
            === apps/overlays/test/kustomization.yaml
            === chart/Chart.yaml
            name: chart
            === chart/values.yaml
            a: 1
             b: 2
            === chart/templates/a.yaml
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: chart}
            """);
        Files.write(
                directory.resolve("manifests/binary.yaml"),
                new byte[] {'a', ':', ' ', 'b', '\n', (byte) 0x89, 'P', 'N', 'G', 0, 1});
        WorldSet set = repository.worlds();
        Approvals.verify(SmallRepository.messages(set.findings()));
        assertThat(SmallRepository.summary(set))
                .contains("Service default/after, Service default/before, Service default/good, Service default/twice");
    }

    @Test
    void whatDoesNotExistIsSaid() {
        SmallRepository repository = SmallRepository.at(directory, "=== a.yaml\na: 1\n");
        assertThat(SmallRepository.messages(repository.worlds("nowhere.yaml").findings()))
                .isEqualTo("""
                    nowhere.yaml:1 INPUT006 error: nowhere.yaml cannot be read: it does not exist
                      Correct the path.
                    """);
    }

    @Test
    void anEmptyRepositoryIsSaid() {
        assertThat(SmallRepository.at(directory, "").worlds().notices())
                .singleElement()
                .asString()
                .startsWith("No manifest");
    }

    @Test
    void aFileThatMayNotBeReadIsSaid() throws IOException {
        SmallRepository repository = SmallRepository.at(directory, "=== a.yaml\napiVersion: v1\nkind: Service\n");
        Path file = directory.resolve("a.yaml");
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "the super-user reads everything");
        assertThat(SmallRepository.messages(repository.worlds().findings()))
                .startsWith("a.yaml:1 INPUT006 error: a.yaml cannot be read: the operating system refused to open it");
    }

    @Test
    void thousandsOfMistakesInOneFileAreSummedUp() {
        SmallRepository repository =
                SmallRepository.at(directory, "=== a.yaml\n" + "kind: a\n b: c\n---\n".repeat(1000));
        assertThat(repository.worlds().findings()).hasSize(51).last().satisfies(f -> {
            assertThat(f.message()).startsWith("950 more mistakes in this file, the next one here: ");
            assertThat(f.location().region().startLine()).isEqualTo(152);
        });
    }
}
