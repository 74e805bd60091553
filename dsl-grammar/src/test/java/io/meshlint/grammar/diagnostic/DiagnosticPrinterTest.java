package io.meshlint.grammar.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.text.SourceText;
import io.meshlint.grammar.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private final DiagnosticPrinter printer = new DiagnosticPrinter(false);

    @Test
    void shows_the_line_underlines_the_place_and_tells_why_and_what_instead() {
        SourceText text = new SourceText("gateway.mesh", "let x = 1\nwhere a.bind == b.bind\n");

        assertThat(printer.print(Diagnostic.of(
                                DiagnosticCode.BOTH_SIDES_OPTIONAL,
                                span(text, "a.bind == b.bind"),
                                "both sides of == can be absent")
                        .note("two Gateways without it would match")
                        .note(span(text, "x"), "declared here")
                        .help("write `a.bind ?? ''`,\nor add `where a.bind is present`")))
                .isEqualTo("""
                    error[ML0210]: both sides of == can be absent
                      gateway.mesh:2:7
                       | where a.bind == b.bind
                       |       ^^^^^^^^^^^^^^^^
                       = two Gateways without it would match
                       = declared here
                      gateway.mesh:1:5
                       | let x = 1
                       |     ^
                      help: write `a.bind ?? ''`,
                            or add `where a.bind is present`
                    """);
    }

    @Test
    void expands_tabs_and_counts_code_points() {
        SourceText text = new SourceText("a.mesh", "\t\uD83D\uDE00\t= wrong\r\n");

        assertThat(printer.print(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, span(text, "wrong"), "m")))
                .isEqualTo("""
                    error[ML0004]: m
                      a.mesh:1:6
                       |     \uD83D\uDE00   = wrong
                       |           ^^^^^
                    """);
    }

    @Test
    void cuts_long_lines_around_the_place() {
        SourceText text = new SourceText("a.mesh", "a".repeat(1000) + "wrong" + "b".repeat(1000));

        String[] lines = printer.print(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, span(text, "wrong"), "m"))
                .split("\n");

        assertThat(lines[2]).hasSizeLessThan(130).startsWith("   | …aaa").endsWith("bbb…");
        assertThat(lines[3].lastIndexOf("^^^^^")).isEqualTo(lines[2].indexOf("wrong"));
    }

    @Test
    void a_span_over_several_lines_is_underlined_to_the_end_of_the_first() {
        SourceText text = new SourceText("a.mesh", "x = [a,\n  b]");

        assertThat(printer.print(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, span(text, "[a,\n  b]"), "m")))
                .contains("   | x = [a,\n   |     ^^^…\n");
    }

    @Test
    void the_end_of_a_text_has_a_place() {
        SourceText text = new SourceText("a.mesh", "ab\n");

        assertThat(printer.print(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, new Span(text, 3, 3), "m")))
                .isEqualTo("error[ML0004]: m\n  a.mesh:2:1\n   | \n   | ^\n");
        assertThat(printer.print(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, new Span(text, 2, 2), "m")))
                .isEqualTo("error[ML0004]: m\n  a.mesh:1:3\n   | ab\n   |   ^\n");
    }

    @Test
    void control_characters_never_reach_the_terminal() {
        SourceText text = new SourceText("a\u001B[2J.mesh", "\u001B[31m x \u202E");

        assertThat(printer.print(Diagnostic.of(DiagnosticCode.BAD_CHARACTER, span(text, "x"), "\u001B[0m")
                        .help("\u0007")))
                .doesNotContain("\u001B", "\u202E", "\u0007");
    }

    @Test
    void colours_change_nothing_but_colour() {
        SourceText text = new SourceText("a.mesh", "wrong");
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.UNUSED_VARIABLE, span(text, "wrong"), "m")
                .help("h");

        String coloured = new DiagnosticPrinter(true).print(diagnostic);

        assertThat(coloured).contains("\u001B[1;33mwarning[ML0113]");
        assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(printer.print(diagnostic));
    }

    @Test
    void an_empty_line_stands_between_two() {
        SourceText text = new SourceText("a.mesh", "wrong");
        Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.BAD_CHARACTER, span(text, "wrong"), "m");

        assertThat(printer.print(List.of(diagnostic, diagnostic)))
                .isEqualTo(printer.print(diagnostic) + "\n" + printer.print(diagnostic));
        assertThat(printer.print(List.of())).isEmpty();
    }

    private static Span span(SourceText text, String part) {
        int start = text.content().indexOf(part);
        return new Span(text, start, start + part.length());
    }
}
