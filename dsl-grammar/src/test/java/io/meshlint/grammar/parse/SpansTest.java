package io.meshlint.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.syntax.QualifiedName;
import io.meshlint.grammar.syntax.Syntax;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every node knows exactly the stretch that was written for it. */
class SpansTest {

    static Stream<SourceText> wellFormed() {
        return Samples.wellFormed().stream()
                .flatMap(text -> Stream.of(
                        text,
                        new SourceText(text.name() + " (CRLF)", text.content().replace("\n", "\r\n")),
                        new SourceText(text.name() + " (CR)", text.content().replace("\n", "\r")),
                        new SourceText(
                                text.name() + " (byte order mark, emoji)", "\uFEFF# \uD83D\uDE00\n" + text.content())));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void a_leaf_spans_what_was_written(SourceText text) {
        for (Syntax node : Nodes.of(module(text))) {
            String written = node.span().text();
            if (node instanceof Identifier identifier) {
                assertThat(identifier.text()).isEqualTo(written);
            } else if (node instanceof Expression.Variable variable) {
                assertThat(variable.name()).isEqualTo(written);
            } else if (node instanceof QualifiedName name) {
                assertThat(name.text()).isEqualTo(written);
            } else if (node instanceof Expression.IntegerLiteral number) {
                assertThat(number.value()).isEqualTo(Long.parseLong(written));
            } else if (node instanceof Expression.BooleanLiteral literal) {
                assertThat(literal.value()).isEqualTo(Boolean.parseBoolean(written));
            } else if (node instanceof Expression.AbsentLiteral) {
                assertThat(written).isEqualTo("absent");
            } else if (node instanceof Expression.VersionLiteral version) {
                assertThat(String.join(
                                ".",
                                version.numbers().stream().map(String::valueOf).toList()))
                        .isEqualTo(written);
            } else if (node instanceof Expression.DurationLiteral) {
                assertThat(written).matches("([0-9]+(ms|s|m|h))+");
            } else if (node instanceof Expression.TextLiteral || node instanceof Expression.Template) {
                assertThat(written).matches("(?s)'[^']*'|\".*\"");
            } else if (node instanceof Expression.Binary binary) {
                assertThat(binary.operatorSpan().text().replaceAll("\\s+", " "))
                        .isEqualTo(binary.operator().spelling());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void a_node_covers_its_parts(SourceText text) {
        for (Syntax node : Nodes.of(module(text))) {
            for (Syntax part : Nodes.of(Nodes.children((Record) node))) {
                assertThat(part.span().start())
                        .as("%s in %s", part, node)
                        .isGreaterThanOrEqualTo(node.span().start());
                assertThat(part.span().end())
                        .as("%s in %s", part, node)
                        .isLessThanOrEqualTo(node.span().end());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void line_ends_change_nothing_but_offsets(SourceText text) {
        SourceText original = Samples.wellFormed().stream()
                .filter(each -> text.name().startsWith(each.name()))
                .findFirst()
                .orElseThrow();

        assertThat(shape(module(text))).isEqualTo(shape(module(original)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Field ~ ^a.b^ == 1",
                "Field ~ f(^a.b^, c)",
                "Field ~ (^a.b^) + 1",
                "Binary ~ ^(a) == b^",
                "Binary ~ ^1 + a  not  in b^ and c",
                "Call ~ not ^f(a, b)^",
                "Index ~ ^a['k']^.b",
                "Each ~ ^a[*]^ | c",
                "Cast ~ ^a as T^ == 1",
                "Presence ~ ^a is absent^ or b",
                "Not ~ ^not a is present^ and b",
                "Conditional ~ [^if a then b else c or d^]",
                "ListOf ~ ^[1, 2]^ | a",
                "Comprehension ~ ^[a for a: B where c]^ | d",
                "RecordOf ~ f(^{a: 1, 'b': 2}^)",
                "Entry ~ {a: 1, ^'b': 2^}",
                "Exists ~ ^missing (a: B, c in d where e)^ or f",
                "Every ~ ^every (a in b satisfies c)^",
                "Relation ~ exists (^a: B | C(1)^ where d)",
                "Source ~ exists (a: B | ^C(1)^ where d)",
                "Element ~ every (^a in b.c^ satisfies d)",
                "Variable ~ \"text {f('}', ^a^)} text\"",
                "Field ~ \"\uD83D\uDE00 {^a.b^}\"",
                "Template ~ f(^\"a {b} {{\"^)",
                "TextLiteral ~ a ?? ^'x{y'^"
            })
    void the_span_between_the_carets(String kind, String marked) {
        int start = marked.indexOf('^');
        int end = marked.lastIndexOf('^') - 1;
        String head = "module a\nparam p: int = ";
        Syntax module = module(new SourceText("test.mesh", head + marked.replace("^", "")));

        assertThat(Nodes.of(module))
                .filteredOn(node -> node.getClass().getSimpleName().equals(kind))
                .extracting(node -> (node.span().start() - head.length()) + ".."
                        + (node.span().end() - head.length()))
                .contains(start + ".." + end);
    }

    @Test
    void declarations_span_from_their_keyword_to_their_last_token() {
        Syntax module = module(new SourceText(
                "test.mesh", "module a\n\n## d\nparam p: [T]? = 1 # c\n\nview V(x: X)\ngiven y: Y {\n  for x: X\n}\n"));

        assertThat(Nodes.of(module).stream()
                        .filter(Declaration.class::isInstance)
                        .map(node -> node.span().text()))
                .containsExactly("param p: [T]? = 1", "view V(x: X)\ngiven y: Y {\n  for x: X\n}");
        assertThat(module.span().text()).startsWith("module a").endsWith("}");
    }

    private static Syntax module(SourceText text) {
        ParsedModule parsed = ModuleParser.parse(text);
        assertThat(parsed.diagnostics()).isEmpty();
        return parsed.module().orElseThrow();
    }

    private static List<String> shape(Syntax module) {
        return Nodes.of(module).stream()
                .map(node -> node.getClass().getSimpleName()
                        + (node instanceof Expression.TextLiteral text ? " " + text.value() : ""))
                .toList();
    }
}
