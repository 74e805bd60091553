package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Region;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFrameTest {

    @Test
    void marksTheRegionBetweenItsNeighbours() {
        assertThat(frame(Confidence.EXACT, new Region(2, 3, 2, 8), "kind: Service", "  hosts: x", "port: 1"))
                .containsExactly("kind: Service", "  hosts: x", "  ^^^^^", "port: 1");
    }

    @Test
    void blankLinesAndDocumentMarkersAreNoContext() {
        assertThat(frame(Confidence.EXACT, new Region(2, 1, 2, 5), "---", "kind: Service", "   "))
                .containsExactly("kind: Service", "^^^^");
    }

    @Test
    void emptyRegionIsOneMark() {
        assertThat(frame(Confidence.EXACT, new Region(1, 5, 1, 5), "kind: Service"))
                .containsExactly("kind: Service", "    ^");
    }

    @Test
    void regionOfSeveralLinesIsMarkedToTheEndOfItsFirst() {
        assertThat(frame(Confidence.EXACT, new Region(1, 7, 3, 2), "spec: {a: b,   ", "c: d", "}"))
                .containsExactly("spec: {a: b,", "      ^^^^^^", "c: d");
    }

    @Test
    void lineThatIsAllThatIsKnownIsMarkedAsAWhole() {
        assertThat(frame(Confidence.LINE, new Region(1, 1, 1, 1), "  kind: Service"))
                .containsExactly("  kind: Service", "  ~~~~~~~~~~~~~");
    }

    @Test
    void regionBehindTheEndOfAChangedLineIsMarkedAtItsEnd() {
        assertThat(frame(Confidence.EXACT, new Region(1, 50, 1, 60), "kind")).containsExactly("kind", "    ^");
    }

    @Test
    void fileAloneOrMissingLineHasNoFrame() {
        assertThat(frame(Confidence.FILE, SourceLocation.WHOLE_FILE, "kind: Service"))
                .isEmpty();
        assertThat(frame(Confidence.EXACT, new Region(9, 1, 9, 2), "kind: Service"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 39, 40, 41, 500, 4_990})
    void longLineIsCutAroundTheRegion(int column) {
        String line = "x".repeat(column - 1) + "REGION" + "y".repeat(5_000 - column);

        List<String> frame = frame(Confidence.EXACT, new Region(1, column, 1, column + 6), line);

        assertThat(frame).hasSize(2).allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(40));
        assertThat(frame.get(0)).contains("REGION");
        assertThat(frame.get(1).indexOf('^')).isEqualTo(frame.get(0).indexOf("REGION"));
        assertThat(frame.get(1).strip()).isEqualTo("^^^^^^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "カ", "e\u0301", "🛒"})
    void cutKeepsTheMarksBelowTheRegionWhateverStandsBeforeIt(String before) {
        String line = before.repeat(30) + "REGION" + before.repeat(30);
        int column = 30 * before.codePointCount(0, before.length()) + 1;

        List<String> frame = frame(Confidence.EXACT, new Region(1, column, 1, column + 6), line);

        assertThat(frame.get(0)).contains("REGION");
        assertThat(frame).allSatisfy(row -> assertThat(PlainText.columns(row)).isLessThanOrEqualTo(40));
        assertThat(frame.get(1))
                .isEqualTo(" "
                                .repeat(PlainText.columns(
                                        frame.get(0).substring(0, frame.get(0).indexOf("REGION")))) + "^^^^^^");
    }

    @Test
    void regionWiderThanTheFrameIsMarkedAsFarAsItIsShown() {
        assertThat(frame(Confidence.EXACT, new Region(1, 1, 1, 5_001), "x".repeat(5_000)))
                .containsExactly("x".repeat(39) + "…", "^".repeat(39));
    }

    private static List<String> frame(Confidence confidence, Region region, String... lines) {
        return CodeFrame.around(
                        new SourceLocation("a.yaml", region, "", confidence),
                        (file, line) -> line <= lines.length ? Optional.of(lines[line - 1]) : Optional.empty(),
                        40)
                .stream()
                .map(CodeFrame.Row::text)
                .toList();
    }
}
