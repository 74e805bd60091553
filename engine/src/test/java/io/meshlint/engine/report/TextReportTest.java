package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    @Test
    void showsEveryShapeOfFinding() {
        ReportTests.approve(text(80, SampleReport.report().findings()), ".txt");
    }

    @Test
    void narrowPage() {
        ReportTests.approve(text(50, List.of(SampleReport.gateway(), SampleReport.longLine())), ".txt");
    }

    @Test
    void colours() {
        String coloured = ReportTests.write(
                new TextReport(80, true), SampleReport.report(List.of(SampleReport.gateway(), SampleReport.tabs())));

        ReportTests.approve(coloured.replace("\u001b", "<ESC>"), ".txt");
    }

    @Test
    void coloursAddNothingButEscapeSequences() {
        String coloured = ReportTests.write(new TextReport(80, true), SampleReport.report());

        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(text(80, SampleReport.report().findings()));
    }

    @Test
    void cleanRunSaysSo() {
        assertThat(text(80, List.of())).startsWith("No findings in 2 worlds, 214 resources\n");
    }

    @Test
    void suppressedFindingsAreOnlyCounted() {
        assertThat(text(80, List.of(SampleReport.suppressed())))
                .startsWith("No findings in 2 worlds, 214 resources; 1 suppressed\n")
                .doesNotContain("load-test.yaml");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void keepsTheWidth(int width) {
        List<Finding> findings =
                List.of(SampleReport.gateway(), SampleReport.tabs(), SampleReport.wide(), SampleReport.longLine());

        assertThat(text(width, findings).lines())
                .allSatisfy(line -> assertThat(PlainText.columns(line)).as(line).isLessThanOrEqualTo(width));
    }

    @Test
    void hostileTextCannotSteerATerminalOrARunner() {
        Finding hostile = SampleReport.hostile();

        String text = text(80, List.of(hostile));

        assertThat(text.codePoints().filter(c -> c != '\n')).noneMatch(PlainText::isTreacherous);
        assertThat(text).doesNotContain("##[");
        assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::"));
    }

    @Test
    void placeWhoseLineCannotBeReadHasNoFrame() {
        Finding finding = SampleReport.finding(
                SampleReport.CB001,
                Severity.WARNING,
                "gone",
                SampleReport.exact("gone.yaml", 3, 1, 5, "spec"),
                List.of());

        assertThat(text(80, List.of(finding)))
                .contains("at gone.yaml:3:1, spec")
                .doesNotContain(" | ");
    }

    private static String text(int width, List<Finding> findings) {
        return ReportTests.write(new TextReport(width, false), SampleReport.report(findings));
    }
}
