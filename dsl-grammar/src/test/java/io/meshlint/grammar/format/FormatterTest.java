package io.meshlint.grammar.format;

import static io.meshlint.grammar.format.FormatSamples.formatted;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The layout itself, by examples, and what formatting leaves alone. */
class FormatterTest {

    static List<SourceText> inputs() {
        return FormatSamples.inputs();
    }

    static List<SourceText> wellFormed() {
        return FormatSamples.wellFormed();
    }

    static List<SourceText> withSyntaxErrors() {
        return FormatSamples.withSyntaxErrors();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void gives_each_input_its_output(SourceText input) {
        assertThat(formatted(input.content())).isEqualTo(FormatSamples.output(input));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void changes_nothing_the_second_time(SourceText text) {
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            String once = formatted(text.content().replace("\n", lineEnd));

            assertThat(formatted(once)).isEqualTo(once);
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void keeps_the_kind_of_line_ends(SourceText text) {
        String withLineFeeds = formatted(text.content());

        assertThat(formatted(text.content().replace("\n", "\r\n"))).isEqualTo(withLineFeeds.replace("\n", "\r\n"));
        assertThat(formatted(text.content().replace("\n", "\r"))).isEqualTo(withLineFeeds.replace("\n", "\r"));
    }

    @Test
    void takes_the_most_frequent_line_end_where_they_differ() {
        assertThat(formatted("module a\r\nparam x: int = 1\nparam y: int = 2\r\n"))
                .isEqualTo("module a\r\n\r\nparam x: int = 1\r\n\r\nparam y: int = 2\r\n");
    }

    @Test
    void keeps_a_byte_order_mark_at_the_start_only() {
        assertThat(formatted("\uFEFF module a")).isEqualTo("\uFEFFmodule a\n");
        assertThat(formatted("module a\n\uFEFF## documentation\nparam x: int\uFEFF = 1"))
                .isEqualTo("module a\n\n## documentation\nparam x: int = 1\n");
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void leaves_no_blanks_at_line_ends_and_no_long_line_that_could_be_broken(SourceText text) {
        for (String line : outsideTextBlocks(formatted(text.content()))) {
            assertThat(line).doesNotMatch(".*[ \t]$");
            boolean unbreakable = line.contains("\"") || line.contains("#");
            assertThat(unbreakable || line.length() <= Printer.WIDTH).as(line).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("withSyntaxErrors")
    void refuses_a_text_with_mistakes(SourceText text) {
        assertThat(Formatter.format(text))
                .isEqualTo(new FormatResult.Mistaken(ModuleParser.parse(text).diagnostics()));
    }

    @Test
    void keeps_what_stands_in_parentheses_there() {
        String text = "module a\n\nparam x: bool = ((a or b) and (c)) == (not (d))\n";

        assertThat(formatted(text)).isEqualTo(text);
    }

    @Test
    void lays_out_deep_and_long_files() {
        String deep = "module a\n\nparam x: any = " + "[(".repeat(90) + "a" + ")]".repeat(90) + "\n";
        String clauses = "  where a.b == c and d in e or not f(g).h is present\n".repeat(5_000);
        String text = "module a\n\nview V(x: X) {\n" + clauses + "}\n\nparam p: [string] = [" + "'a', ".repeat(5_000)
                + "'b']\n";

        assertThat(formatted(formatted(deep))).isEqualTo(formatted(deep));
        assertThat(formatted(text))
                .startsWith("module a\n\nview V(x: X) {\n" + clauses + "}\n\nparam p: [string] = [\n  'a', 'a',");
    }

    private static List<String> outsideTextBlocks(String text) {
        return text.replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"").lines().toList();
    }
}
