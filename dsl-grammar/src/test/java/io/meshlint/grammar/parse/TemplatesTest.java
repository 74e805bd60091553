package io.meshlint.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

    @Test
    void a_text_without_holes_is_a_literal() {
        assertThat(value("\"a {{b}} \\\"c\\\" \\\\ \\t\\n\""))
                .isInstanceOfSatisfying(
                        Expression.TextLiteral.class,
                        text -> assertThat(text.value()).isEqualTo("a {b} \"c\" \\ \t\n"));
        assertThat(value("\"\""))
                .isInstanceOfSatisfying(
                        Expression.TextLiteral.class,
                        text -> assertThat(text.value()).isEmpty());
    }

    @Test
    void a_raw_text_is_taken_as_it_is() {
        assertThat(value("'\\d{2,3} \"{x}\"'"))
                .isInstanceOfSatisfying(
                        Expression.TextLiteral.class,
                        text -> assertThat(text.value()).isEqualTo("\\d{2,3} \"{x}\""));
    }

    @Test
    void holes_hold_any_expression() {
        assertThat(parts("\"a{b}{c.d} {join(e, '}{')} {{{[{x: 1}][0]}}}\""))
                .containsExactly("a", "{b}", "{c.d}", " ", "{join(e, '}{')}", " {", "{[{x: 1}][0]}", "}");
    }

    @Test
    void a_text_block_loses_its_common_indentation_and_trailing_blanks() {
        String written = "\"\"\"\n    a  \n      b {x}  \n\n    c\\t\n    \"\"\"";

        assertThat(parts(written)).containsExactly("a\n  b ", "{x}", "\n\nc\t\n");
        assertThat(parts(written.replace("\n", "\r\n"))).containsExactly("a\n  b ", "{x}", "\n\nc\t\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\n    a\n  b\n    ", "\n    a\n    b", "\n\ta  \n\t b\n\n\t\t", "\n a \\t \n   \n b", "\n"})
    void a_text_block_is_what_it_is_in_java(String content) {
        String expected = content.substring(1).stripIndent().translateEscapes();

        assertThat(String.join("", parts("\"\"\"" + content + "\"\"\""))).isEqualTo(expected);
    }

    @Test
    void a_hole_over_several_lines_does_not_count_for_the_indentation() {
        assertThat(parts("\"\"\"\n    a {x\n  .y} b\n    \"\"\"")).containsExactly("a ", "{x\n  .y}", " b\n");
    }

    @Test
    void durations_and_versions_have_values() {
        assertThat(value("1h2m3s4ms"))
                .isInstanceOfSatisfying(
                        Expression.DurationLiteral.class,
                        duration -> assertThat(duration.milliseconds()).isEqualTo(3_723_004));
        assertThat(value("1.21.3"))
                .isInstanceOfSatisfying(
                        Expression.VersionLiteral.class,
                        version -> assertThat(version.numbers()).containsExactly(1, 21, 3));
        assertThat(value("-5"))
                .isInstanceOfSatisfying(
                        Expression.IntegerLiteral.class,
                        number -> assertThat(number.value()).isEqualTo(-5));
    }

    private static List<String> parts(String expression) {
        Expression value = value(expression);
        if (value instanceof Expression.TextLiteral text) {
            return List.of(text.value());
        }
        return ((Expression.Template) value)
                .parts().stream()
                        .map(part -> part instanceof Expression.Part.Text text
                                ? text.text()
                                : "{"
                                        + ((Expression.Part.Hole) part)
                                                .value()
                                                .span()
                                                .text() + "}")
                        .toList();
    }

    private static Expression value(String expression) {
        ParsedModule parsed = ModuleParser.parse(new SourceText("test.mesh", "module a\nparam p: any = " + expression));
        assertThat(parsed.diagnostics()).isEmpty();
        return ((Declaration.Parameter)
                        parsed.module().orElseThrow().declarations().get(0))
                .value();
    }
}
