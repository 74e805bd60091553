package io.meshlint.grammar.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.concrete.Concrete;
import io.meshlint.grammar.concrete.Concrete.Comment;
import io.meshlint.grammar.concrete.Concrete.Leaf;
import io.meshlint.grammar.concrete.Form;
import io.meshlint.grammar.text.SourceText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Concrete syntax has every form, every token and every comment. */
class ConcreteTest {

    static List<SourceText> wellFormed() {
        return Samples.wellFormed();
    }

    static List<SourceText> withSyntaxErrors() {
        return Samples.withSyntaxErrors();
    }

    @Test
    void each_rule_of_the_grammar_has_a_form() {
        // Alternatives with names have forms of their own; a hole stands in a text and is no part of a module.
        Set<Class<?>> without = Set.of(
                MeshRulesParser.HoleContext.class,
                MeshRulesParser.HeaderContext.class,
                MeshRulesParser.ClauseContext.class,
                MeshRulesParser.ItemContext.class,
                MeshRulesParser.ExprContext.class,
                MeshRulesParser.PrimaryContext.class,
                MeshRulesParser.BaseTypeContext.class);
        Set<Form> forms = EnumSet.noneOf(Form.class);
        for (Class<?> nested : MeshRulesParser.class.getDeclaredClasses()) {
            if (ParserRuleContext.class.isAssignableFrom(nested) && !without.contains(nested)) {
                forms.add(ConcreteBuilder.form(nested.asSubclass(ParserRuleContext.class)));
            }
        }
        assertThat(forms).containsExactly(Form.values());
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void nothing_but_white_space_is_left_out(SourceText text) {
        StringBuilder joined = new StringBuilder();
        for (Leaf leaf : leaves(ModuleParser.parseConcrete(text).concrete().orElseThrow())) {
            leaf.leading().forEach(comment -> joined.append(comment.text()));
            joined.append(leaf.text());
            leaf.trailing().ifPresent(comment -> joined.append(comment.text()));
        }
        assertThat(joined.toString().replaceAll("\\s", ""))
                .isEqualTo(text.content().replaceAll("\\s", ""));
    }

    @ParameterizedTest
    @MethodSource("withSyntaxErrors")
    void a_text_with_mistakes_has_none(SourceText text) {
        ConcreteModule module = ModuleParser.parseConcrete(text);

        assertThat(module.concrete()).isEmpty();
        assertThat(module.parsed().diagnostics())
                .isEqualTo(ModuleParser.parse(text).diagnostics());
    }

    @Test
    void comments_belong_to_the_token_in_front_on_the_line_or_to_the_next() {
        SourceText text =
                new SourceText("test.mesh", "# one\r\n\r\nmodule # two \r\n# three\r\n\r\n\r\n  # four\r\na # five");

        assertThat(leaves(ModuleParser.parseConcrete(text).concrete().orElseThrow()))
                .containsExactly(
                        new Leaf(
                                "module",
                                List.of(new Comment("# one", false)),
                                true,
                                Optional.of(new Comment("# two", false))),
                        new Leaf(
                                "a",
                                List.of(new Comment("# three", false), new Comment("# four", true)),
                                false,
                                Optional.of(new Comment("# five", false))),
                        new Leaf("", List.of(), false, Optional.empty()));
    }

    private static List<Leaf> leaves(Concrete part) {
        List<Leaf> leaves = new ArrayList<>();
        if (part instanceof Leaf leaf) {
            leaves.add(leaf);
        } else if (part instanceof Concrete.Branch branch) {
            branch.children().forEach(child -> leaves.addAll(leaves(child)));
        }
        return leaves;
    }
}
