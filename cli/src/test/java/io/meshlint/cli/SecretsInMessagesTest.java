package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules may look at what a Secret holds; reports do not show it, whatever a rule's texts say. */
class SecretsInMessagesTest {
    private static final String RULE = """
        module ours.secrets

        rule OURS001 quoting "A Secret is quoted" {
          severity warning
          for s: Secret
          let words = split(s.stringData['login'] ?? '', ':')
          report at s.metadata.name
            related at s.metadata.namespace "it holds {s.stringData['login']}"
            message "login {s.stringData['login']}, parts {join(words, ' and ')}, one {words[1]}, to {s.stringData['host']}"
            help "It was {s.data['key']}."
            fix "Copy {s.stringData['login']}" set s.metadata.name = s.stringData['login']
        }
        """;

    private static final String SECRET = """
        apiVersion: v1
        kind: Secret
        metadata:
          name: login
          namespace: shop
        stringData:
          login: admin:hunter22
          host: db.example.com
        data:
          key: aHVudGVyMjI=
        """;

    @TempDir
    private Path directory;

    @Test
    void noFormatShowsTheValue() throws IOException {
        Files.createDirectories(directory.resolve("ours"));
        Files.writeString(directory.resolve("ours/pack.yaml"), "name: ours\nversion: 1.0.0\n");
        Files.writeString(directory.resolve("ours/secrets.mesh"), RULE);
        Files.writeString(directory.resolve("secret.yaml"), SECRET);

        for (String format : new String[] {"text", "json", "sarif", "github"}) {
            Run run = Run.in(
                    directory, "check", "secret.yaml", "--pack", "ours", "--select", "OURS001", "--format", format);

            assertThat(run.messages()).isEmpty();
            assertThat(run.results())
                    .as(format)
                    .contains("OURS001", "login *****", "db.example.com")
                    .doesNotContain("hunter22", "aHVudGVyMjI=");
        }
    }
}
