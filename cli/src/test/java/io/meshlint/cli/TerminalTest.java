package io.meshlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest(name = "COLUMNS={0}: {1}")
    @CsvSource({"'', 80", "100, 100", "12, 40", "500, 120", "wide, 80", "-5, 80"})
    void textIsAsWideAsTheTerminalWithinReason(String columns, int width) {
        assertThat(terminal(Map.of("COLUMNS", columns), true).width()).isEqualTo(width);
    }

    @Test
    void coloursAreForTerminals() {
        assertThat(terminal(Map.of(), true).coloured(ColourChoice.AUTO)).isTrue();
        assertThat(terminal(Map.of(), false).coloured(ColourChoice.AUTO)).isFalse();
        assertThat(terminal(Map.of("TERM", "dumb"), true).coloured(ColourChoice.AUTO))
                .isFalse();
    }

    @Test
    void noColorIsHonouredUnlessTheUserAsksForColours() {
        Terminal terminal = terminal(Map.of("NO_COLOR", "1"), true);

        assertThat(terminal.coloured(ColourChoice.AUTO)).isFalse();
        assertThat(terminal.coloured(ColourChoice.ALWAYS)).isTrue();
    }

    private static Terminal terminal(Map<String, String> environment, boolean interactive) {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Terminal(
                InputStream.nullInputStream(),
                new ResultStream(nowhere),
                new PrintWriter(nowhere),
                environment,
                Path.of("").toAbsolutePath(),
                interactive);
    }
}
