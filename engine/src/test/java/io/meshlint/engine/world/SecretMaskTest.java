package io.meshlint.engine.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

    private static String masked(String text) {
        return String.join("\n", SecretMask.mask(text)) + "\n";
    }

    @Test
    void theValuesOfASecretAreHidden() {
        assertThat(masked("""
            kind: ConfigMap
            data:
              user: visible
            ---
            apiVersion: v1
            data:
              user: aHVudGVyMg==
              file: |
                first
                second
            kind: Secret
            metadata:
              name: db
            stringData: {a: hunter2}
            type: Opaque
            """)).isEqualTo("""
                    kind: ConfigMap
                    data:
                      user: visible
                    ---
                    apiVersion: v1
                    data:
                      user: *****
                      file: *****
                        *****
                        *****
                    kind: Secret
                    metadata:
                      name: db
                    stringData: *****
                    type: Opaque
                    """);
    }

    @Test
    void secretsInTemplatesJsonAndListsAreHidden() {
        assertThat(masked("{{- if .x }}\n  kind: Secret\n  data:\n    a: {{ .Values.a | b64enc }}\n{{- end }}\n"))
                .contains("a: *****");
        assertThat(masked("{\n  \"kind\": \"Secret\",\n  \"data\": {\n    \"a\": \"hunter2\"\n  }\n}\n"))
                .doesNotContain("hunter2");
        assertThat(masked("{\"kind\": \"Secret\", \"data\": {\"a\": \"hunter2\"}}\n"))
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: hunter2",
                "  dbPassword: \"hunter2\"",
                "- DB_PASSWORD=hunter2",
                "apiKey: hunter2 # x",
                "{user: a, token: hunter2}",
                "- name: API_TOKEN\n  value: hunter2",
                "clientSecret: |\n  hunter2\n  hunter2",
                "url: redis://me:hunter2@redis:6379",
                "-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----"
            })
    void credentialsAreHidden(String text) {
        assertThat(masked(text)).doesNotContain("hunter2").contains("*****");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credentialName: shop-cert",
                "secretName: shop",
                "automountServiceAccountToken: true",
                "secret:",
                "token: {{ .Values.token }}",
                "- name: HOST\n  value: plain",
                "url: http://a:80/x@y",
                "secretKeyRef: {name: a, key: b}",
                "secret: {secretName: a}",
                "vault.hashicorp.com/agent-inject-token: 'true'"
            })
    void everythingElseIsShown(String text) {
        assertThat(masked(text)).isEqualTo(text + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, true",
        "apiKey, true",
        "aws-secret-key, true",
        "secretName, false",
        "tokens, false",
        "key, false"
    })
    void theLastWordsOfANameDecide(String name, boolean credential) {
        assertThat(SecretMask.isCredential(name)).isEqualTo(credential);
    }
}
