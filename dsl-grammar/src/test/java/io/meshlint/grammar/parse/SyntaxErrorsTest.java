package io.meshlint.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.text.SourceText;
import java.util.Arrays;
import java.util.List;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of syntax-errors and its messages, side by side in one approved file. */
class SyntaxErrorsTest {

    static List<SourceText> withSyntaxErrors() {
        return Samples.withSyntaxErrors();
    }

    @ParameterizedTest
    @MethodSource("withSyntaxErrors")
    void a_mistake_is_told_once_and_with_a_remedy(SourceText text) {
        String messages =
                new DiagnosticPrinter(false).print(ModuleParser.parse(text).diagnostics());
        String name = text.name().replace(".mesh", "");
        Approvals.verify(
                text.content() + "=".repeat(80) + "\n" + messages,
                new Options().forFile().withBaseName("messages/" + name));
    }

    @Test
    void each_code_of_the_text_has_an_example() {
        assertThat(withSyntaxErrors().stream()
                        .flatMap(text -> ModuleParser.parse(text).diagnostics().stream())
                        .map(Diagnostic::code))
                .containsAll(Arrays.stream(DiagnosticCode.values())
                        .filter(code -> code.code().startsWith("ML00"))
                        .toList());
    }

    @Test
    void what_is_broken_has_a_place_in_the_tree_and_the_rest_is_there() {
        ParsedModule parsed = ModuleParser.parse(new SourceText("test.mesh", """
            module a
            view V(x: X) {
              where x.a == and f(x, )
              where x.b
            }
            """));

        assertThat(Nodes.of(parsed.module().orElseThrow()))
                .filteredOn(Expression.Broken.class::isInstance)
                .hasSize(2);
        assertThat(Nodes.of(parsed.module().orElseThrow()))
                .filteredOn(Expression.Field.class::isInstance)
                .extracting(node -> node.span().text())
                .containsExactly("x.a", "x.b");
    }

    @Test
    void independent_mistakes_are_each_told_once() {
        assertThat(messages("""
            module a
            view A(x: X) {
              for x X
              where x.a ==
              let = 5
              where x.b
            }
            param b: = 5
            rule R some-rule "R" {
              where )
              report at
                message
            }
            """))
                .containsExactly(
                        "unexpected `X`, expected `in` or `:`",
                        "expected an expression after `==`",
                        "unexpected `=`, expected a name",
                        "unexpected `=`, expected a type",
                        "expected an expression after `where`, found `)`",
                        "expected an expression after `at`",
                        "unexpected `}`, expected a text");
    }

    @Test
    void what_the_scanner_stumbled_over_is_not_told_again_by_the_parser() {
        assertThat(messages("""
            module a
            rule R some-rule "R" {
              for x: X
              report at x
                message x is wrong"
            }
            """)).containsExactly("this text has no end: the closing `\"` is missing on its line");
    }

    @Test
    void a_file_full_of_mistakes_gives_a_bounded_number_of_messages() {
        List<Diagnostic> found = ModuleParser.parse(
                        new SourceText("many", "module a\n" + "param : int = 5\n".repeat(5000)))
                .diagnostics();

        assertThat(found).hasSize(Problems.LIMIT);
        assertThat(found.get(found.size() - 1).notes())
                .extracting(Diagnostic.Note::text)
                .containsExactly("more mistakes follow; they are shown once these are mended");
    }

    private static List<String> messages(String content) {
        return ModuleParser.parse(new SourceText("test.mesh", content)).diagnostics().stream()
                .map(Diagnostic::message)
                .toList();
    }
}
