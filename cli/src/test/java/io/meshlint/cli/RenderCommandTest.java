package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code meshlint render} over manifests of two environments; charts and kustomizations are the renderer's tests. */
class RenderCommandTest {
    private static final String SECRET = """
        apiVersion: v1
        kind: Secret
        metadata: {name: database, namespace: shop}
        stringData:
          url: postgres://shop:hunter2@db/shop
        """;

    private static final String CONFIGURATION = """
        environments:
          dev:
            - {manifests: dev}
          prod:
            - {manifests: prod}
            - {manifests: secrets}
        """;

    private static String settings(String environment) {
        return """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data:
              environment: %s
              on: "yes"
              port: "8080"
              octal: "0o17"
              date: "2026-01-31"
              script: |
                first line
                second: line
            """.formatted(environment);
    }

    @TempDir
    private Path directory;

    @BeforeEach
    void writeRepository() throws IOException {
        write("meshlint.yaml", CONFIGURATION);
        write("dev/settings.yaml", settings("dev"));
        write("prod/settings.yaml", settings("prod"));
        write("secrets/database.yaml", SECRET);
    }

    @Test
    void theListSaysWhatEachWorldConsistsOfAndWhy() {
        Run run = Run.in(directory, "render", "--list");

        assertThat(run.status()).isZero();
        Approvals.verify(run.results());
    }

    @Test
    void resourcesSayWhereTheyComeFromAndSecretsAreMasked() {
        Run run = Run.in(directory, "render", "--environment", "prod");

        assertThat(run.status()).isZero();
        assertThat(run.results()).doesNotContain("hunter2");
        Approvals.verify(run.results(), new Options().forFile().withExtension(".yaml"));
    }

    @Test
    void whatIsWrittenIsLintedLikeTheOriginal() {
        String rendered = Run.in(directory, "render", "--environment", "dev").results();

        Run again = Run.piped(directory, rendered, "check", "-");

        assertThat(again.messages()).isEmpty();
        assertThat(again.results()).contains("1 resource");
    }

    @Test
    void whatCannotBeReadIsToldAndCounts() throws IOException {
        write("dev/broken.yaml", "kind: [Service\n");

        Run list = Run.in(directory, "render", "--list");
        Run run = Run.in(directory, "render");

        assertThat(list.status()).isEqualTo(1);
        assertThat(list.results()).contains("Not read or rendered as it stands:", "dev/broken.yaml:", "INPUT001 error");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).contains("INPUT001");
    }

    @Test
    void aWorldThatThereIsNotIsMetWithWhatMayBeMeant() {
        Run run = Run.in(directory, "render", "--environment", "prd");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).isEqualTo("meshlint: there is no world `prd`; did you mean `prod`?\n");
    }

    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
