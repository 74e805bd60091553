package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubCommandsTest {

    @Test
    void oneCommandAFindingWorstFirst() {
        ReportTests.approve(commands(SampleReport.report().findings()), ".txt");
    }

    @Test
    void runnerReadsBackWhatWasMeant() {
        Command command =
                Command.parse(commands(List.of(SampleReport.gateway())).strip());

        assertThat(command.name()).isEqualTo("error");
        assertThat(command.properties())
                .containsExactly(
                        Map.entry("file", "charts/shop/templates/gateway.yaml"),
                        Map.entry("line", "4"),
                        Map.entry("endLine", "4"),
                        Map.entry("col", "7"),
                        Map.entry("endColumn", "26"),
                        Map.entry("title", "GW001 gateway-duplicate-tls-host"));
        assertThat(command.message().lines())
                .contains(
                        "if a Gateway edge in partner is not defined elsewhere",
                        "with istio/partner gateway.yaml:3: Gateway partner/edge claims the host too",
                        "with secrets/sealed.yaml: the certificate of both");
    }

    @Test
    void hostileTextStaysInsideItsCommand() {
        List<String> lines = commands(List.of(SampleReport.hostile())).lines().toList();

        assertThat(lines).singleElement().satisfies(line -> {
            Command command = Command.parse(line);
            assertThat(command.name()).isEqualTo("error");
            assertThat(command.properties()).containsOnlyKeys("file", "line", "endLine", "col", "endColumn", "title");
            assertThat(command.properties()).containsEntry("file", "istio/::error,a:b%é.yaml");
            assertThat(command.message()).startsWith(PlainText.line(SampleReport.HOSTILE) + "\n");
            assertThat(command.message()).contains("100%").contains("]]>");
        });
    }

    @Test
    void escapesAreThoseThatTheRunnerTakesBack() {
        String value = "%25 %0A 100%, a:b\r\n::x,y=z";

        assertThat(Command.unescapeProperty(GitHubCommands.property(value))).isEqualTo(value);
        assertThat(Command.unescapeData(GitHubCommands.data(value))).isEqualTo(value);
        assertThat(GitHubCommands.property(value)).doesNotContain("\r", "\n", ":", ",");
        assertThat(GitHubCommands.data(value)).doesNotContain("\r", "\n");
    }

    @Test
    void tenOfEachSeverityAndThenWhereTheRestIs() {
        List<Finding> findings = new ArrayList<>();
        for (int line = 1; line <= 12; line++) {
            findings.add(at("a.yaml", line, SampleReport.GW001, Severity.ERROR));
            findings.add(at("b.yaml", line, SampleReport.CB001, Severity.NOTE));
        }
        findings.add(at("c.yaml", 1, SampleReport.CB001, Severity.WARNING));

        List<Command> commands = commands(findings).lines().map(Command::parse).toList();

        assertThat(commands.stream().map(Command::name).distinct()).containsExactly("error", "warning", "notice");
        assertThat(commands).filteredOn(c -> c.name().equals("error")).hasSize(10);
        assertThat(commands).filteredOn(c -> c.name().equals("notice")).hasSize(10);
        assertThat(commands.get(commands.size() - 1).message())
                .startsWith("2 errors, 3 notes are not shown here")
                .contains("a.yaml (2), b.yaml (3)");
    }

    @Test
    void nothingForASuppressedFindingOrACleanRun() {
        assertThat(commands(List.of(SampleReport.suppressed()))).isEmpty();
        assertThat(commands(List.of())).isEmpty();
    }

    private static Finding at(String file, int line, RuleDescriptor rule, Severity severity) {
        return SampleReport.finding(rule, severity, "message", SampleReport.exact(file, line, 1, 2, "spec"), List.of());
    }

    private static String commands(List<Finding> findings) {
        return ReportTests.write(new GitHubCommands(), SampleReport.report(findings));
    }

    /** A workflow command as a runner understands it (actions/runner, src/Runner.Common/ActionCommand.cs, {@code TryParseV2}). */
    private record Command(String name, Map<String, String> properties, String message) {

        static Command parse(String line) {
            assertThat(line).startsWith("::");
            int end = line.indexOf("::", 2);
            String[] head = line.substring(2, end).split(" ", 2);
            Map<String, String> properties = new LinkedHashMap<>();
            for (String property : head.length > 1 ? head[1].split(",") : new String[0]) {
                String[] pair = property.split("=", 2);
                properties.put(pair[0], unescapeProperty(pair[1]));
            }
            return new Command(head[0], properties, unescapeData(line.substring(end + 2)));
        }

        static String unescapeProperty(String value) {
            return value.replace("%0D", "\r")
                    .replace("%0A", "\n")
                    .replace("%3A", ":")
                    .replace("%2C", ",")
                    .replace("%25", "%");
        }

        static String unescapeData(String value) {
            return value.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
        }
    }
}
