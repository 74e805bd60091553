package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Origins;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

/** What people read about each sort of broken YAML. */
class YamlMessagesTest {
    private final StringBuilder report = new StringBuilder();

    private void show(String text) {
        report.append("--------\n")
                .append(text.replace("\t", "<tab>"))
                .append(text.endsWith("\n") ? "" : "\n")
                .append("=>\n");
        for (YamlProblem problem : new ManifestReader()
                .readText("a.yaml", text, Origins.same("a.yaml"))
                .problems()) {
            report.append(problem.region().startLine())
                    .append(':')
                    .append(problem.region().startColumn());
            report.append(' ')
                    .append(problem.kind())
                    .append(": ")
                    .append(problem.message())
                    .append('\n');
            report.append("  ").append(problem.help()).append('\n');
            problem.related()
                    .ifPresent(r -> report.append("  see ")
                            .append(r.startLine())
                            .append(':')
                            .append(r.startColumn())
                            .append('\n'));
        }
    }

    @Test
    void everyMistakeHasAMessageInPlainWords() {
        show("kind: Service\nspec:\n\tports: []\n");
        show("spec:\n  ports:\n  \t- port: 80\n");
        show("spec:\n  host: a: b\n");
        show("spec:\n  a: 1\n   b: 2\n");
        show("spec:\n    a: 1\n  b: 2\n");
        show("spec:\n  a: 1\n  bee\n  c: 2\n");
        show("name: \"shop\nspec: {}\n");
        show("name: 'shop\n---\na: 1\n");
        show("hosts: [a, b\nspec: {}\n");
        show("hosts: {a: b\n");
        show("name: @shop\n");
        show("name: %shop\n");
        show("name: `shop`\n");
        show("{{- if .Values.x }}\nname: a\n{{- end }}\n");
        show("name: {{ .Values.name }}\n");
        show("a: {{ name }}\n");
        show("a: *missing\n");
        show("a: &a [*a]\n");
        show("<<: 5\n");
        show("- a\n- b\n");
        show("just text\n");
        show("42\n");
        show("a: 1\nb: 2\na: 3\n");
        show("a: |x\n  b\n");
        show("a: \"\\q\"\n");
        show("? [a]\n: b\n");
        show("a: 1\n- b\n");
        show("%YAML 3.0\n---\na: 1\n");
        show("a: b: |\n  c\n");
        show("!<tag a\n");
        Approvals.verify(report.toString());
    }
}
