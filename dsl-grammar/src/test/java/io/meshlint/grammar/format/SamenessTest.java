package io.meshlint.grammar.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.parse.ConcreteModule;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The net under the formatter notices what the formatter must not do. */
class SamenessTest {

    @Test
    void white_space_makes_no_difference() {
        assertThat(sameTree("param x: int = 1 ?? 2", " param\nx:int=1??2")).isTrue();
        assertThat(sameTokens("param x: int = 1 ?? 2 # c", " param\nx:int=1??2 # c  "))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "param x: int = 1; param x: int = 2",
                "param x: int = a + b + c; param x: int = a + (b + c)",
                "param x: [int] = [1]; param x: [int] = [1, 1]",
                "param x: int = 1; param x: any = 1",
                "type A = B; type A = B?",
                "param x: int = 1; fun x(): int = 1"
            })
    void another_meaning_does(String one, String other) {
        assertThat(sameTree(one, other)).isFalse();
        assertThat(sameTokens(one, other)).isFalse();
    }

    @Test
    void a_lost_comment_does() {
        assertThat(sameTokens("param x: int = 1 # one", "param x: int = 1")).isFalse();
        assertThat(sameTokens("param x: int # one\n = 1", "param x: int = # one\n 1"))
                .isFalse();
    }

    @Test
    void documentation_that_becomes_a_comment_does() {
        assertThat(sameTree("## one\nparam x: int = 1", "# one\nparam x: int = 1"))
                .isFalse();
    }

    private static boolean sameTree(String one, String other) {
        return Sameness.sameTree(
                parse(one).parsed().module(), parse(other).parsed().module());
    }

    private static boolean sameTokens(String one, String other) {
        return Sameness.sameTokens(
                parse(one).concrete().orElseThrow(), parse(other).concrete().orElseThrow());
    }

    private static ConcreteModule parse(String declaration) {
        return ModuleParser.parseConcrete(new SourceText("test.mesh", "module a\n" + declaration));
    }
}
