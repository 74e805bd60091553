package io.meshlint.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes the parser throw, and a text that is accepted has a tree without holes. */
class SurvivalTest {

    static List<SourceText> wellFormed() {
        return Samples.wellFormed();
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void truncation_at_every_offset(SourceText text) {
        for (int length = 0; length < text.content().length(); length++) {
            check(text.content().substring(0, length));
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void missing_tokens(SourceText text) {
        List<Token> tokens = Scanner.scan(new Reading(text), 0, text.content().length());
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            StringBuilder content = new StringBuilder(text.content());
            int first = random.nextInt(tokens.size() - 1);
            int last = Math.min(tokens.size() - 2, first + random.nextInt(3));
            content.delete(tokens.get(first).getStartIndex(), tokens.get(last).getStopIndex() + 1);
            check(content.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void tokens_from_elsewhere(SourceText text) {
        List<Token> tokens = Scanner.scan(new Reading(text), 0, text.content().length());
        Random random = new Random(43);
        for (int round = 0; round < 300; round++) {
            StringBuilder content = new StringBuilder(text.content());
            Token from = tokens.get(random.nextInt(tokens.size() - 1));
            content.insert(tokens.get(random.nextInt(tokens.size() - 1)).getStartIndex(), " " + from.getText() + " ");
            check(content.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "not ",
                "if ",
                "f(",
                "a.",
                "a or ",
                "a ?? ",
                "a | ",
                "1 + ",
                "[a for x: ",
                "exists (x in ",
                "{a: ",
                "a[",
                "{rule: ",
                "\"{"
            })
    void deep_nesting_is_refused_and_the_next_declaration_is_read(String opening) {
        ParsedModule parsed = parse("module a\nparam x: int = " + opening.repeat(100_000) + "a\nparam y: int = 1\n");

        assertThat(parsed.hasErrors()).isTrue();
        assertThat(parsed.module())
                .hasValueSatisfying(module -> assertThat(module.declarations())
                        .anySatisfy(declaration ->
                                assertThat(declaration.name().text()).isEqualTo("y")));
    }

    @Test
    void nested_blocks_and_types_are_bounded_too() {
        assertThat(parse("module a\nview V(x: X) " + "{ first ".repeat(50_000)).diagnostics())
                .extracting(Diagnostic::code)
                .contains(DiagnosticCode.NESTED_TOO_DEEPLY);
        assertThat(parse("module a\nparam p: " + "[".repeat(50_000)).diagnostics())
                .extracting(Diagnostic::code)
                .contains(DiagnosticCode.NESTED_TOO_DEEPLY);
    }

    @Test
    void long_is_not_deep() {
        String clauses = "  where a.b == c and d in e or not f(g).h is present\n".repeat(5_000);
        String rows = "  | 'a' | >= 1.8 | _ |\n".repeat(5_000);
        String list = "'a', ".repeat(5_000);
        assertThat(parse("module a\nview V(x: X) {\n" + clauses + "}\ntable T(a: string, b: version, c: int) {\n" + rows
                                + "}\n" + "param p: [string] = [" + list + "'b']\n"
                                + "type A = B.c[*].d\n".repeat(5_000))
                        .diagnostics())
                .isEmpty();
    }

    private static void check(String content) {
        ParsedModule parsed = parse(content);
        new DiagnosticPrinter(true).print(parsed.diagnostics());
        if (parsed.diagnostics().isEmpty()) {
            assertThat(Nodes.of(parsed.module().orElseThrow())).noneMatch(Expression.Broken.class::isInstance);
        }
    }

    private static ParsedModule parse(String content) {
        return ModuleParser.parse(new SourceText("test.mesh", content));
    }
}
