package io.meshlint.grammar.parse;

import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Syntax;
import io.meshlint.grammar.text.SourceText;
import io.meshlint.grammar.text.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tree of each sample, as an outline that a reader can compare with the text. */
class TreeTest {

    static List<SourceText> wellFormed() {
        return Samples.wellFormed();
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void maps_each_form_to_its_node(SourceText text) {
        StringBuilder outline = new StringBuilder();
        outline(ModuleParser.parse(text).module().orElseThrow(), "", outline);
        Approvals.verify(
                outline.toString(),
                new Options().forFile().withBaseName("trees/" + text.name().replace(".mesh", "")));
    }

    private static void outline(Record node, String indentation, StringBuilder out) {
        out.append(indentation).append(node.getClass().getSimpleName());
        StringBuilder below = new StringBuilder();
        List<Object> values = Nodes.children(node);
        RecordComponent[] components = node.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            component(components[i].getName(), values.get(i), indentation, out, below);
        }
        out.append('\n').append(below);
    }

    private static void component(
            String name, Object value, String indentation, StringBuilder line, StringBuilder below) {
        if (value instanceof Span) {
            return;
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> component(name, present, indentation, line, below));
        } else if (value instanceof List<?> list
                && list.stream().anyMatch(each -> each instanceof Syntax || each instanceof Expression.Part)) {
            below.append(indentation).append("  ").append(name).append(":\n");
            list.forEach(each -> outline((Record) each, indentation + "    ", below));
        } else if (value instanceof List<?> list) {
            line.append(' ')
                    .append(name)
                    .append('=')
                    .append(list.stream().map(TreeTest::plain).collect(Collectors.toList()));
        } else if (value instanceof Record child
                && (value instanceof Syntax || value instanceof Expression.Part)
                && !(value instanceof io.meshlint.grammar.syntax.Identifier)
                && !(value instanceof io.meshlint.grammar.syntax.QualifiedName)) {
            below.append(indentation).append("  ").append(name).append(":\n");
            outline(child, indentation + "    ", below);
        } else {
            line.append(' ').append(name).append('=').append(plain(value));
        }
    }

    private static String plain(Object value) {
        return value.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }
}
