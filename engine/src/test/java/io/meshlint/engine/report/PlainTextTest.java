package io.meshlint.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void everyCodePointIsReplacedByOneThatIsHarmless() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).map(PlainText::visible))
                .noneMatch(Character::isISOControl)
                .noneMatch(PlainText::isTreacherous);
    }

    @Test
    void controlCharactersStayVisible() {
        assertThat(PlainText.line("a\u001b[31m\u0007b\u007f\u202E\u200Bc\nd\te"))
                .isEqualTo("a␛[31m␇b␡\uFFFD\uFFFDc d e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"::set-output name=a::b", "  ::add-mask::x", "\u00a0\u3000::error::x"})
    void lineDoesNotBeginWithACommand(String line) {
        assertThat(PlainText.withoutCommands(line))
                .doesNotContain("::set", "::add", "::error")
                .hasSameSizeAs(line);
    }

    @ParameterizedTest
    @CsvSource({"cluster::name, cluster::name", "a ##[add-mask]b, a ##⁅add-mask]b", "#[x] ## [y], #[x] ## [y]"})
    void restOfALineIsKept(String line, String expected) {
        assertThat(PlainText.withoutCommands(line)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"carts, 5", "カート, 6", "é, 1", "e\u0301, 1", "🛒, 2", "한국, 4", "'', 0"})
    void columnsOfATerminal(String text, int columns) {
        assertThat(PlainText.columns(text)).isEqualTo(columns);
    }

    @Test
    void longTextIsCutBetweenCodePoints() {
        assertThat(PlainText.cut("🛒🛒🛒", 2)).isEqualTo("🛒…");
        assertThat(PlainText.cut("🛒🛒", 2)).isEqualTo("🛒🛒");
    }
}
