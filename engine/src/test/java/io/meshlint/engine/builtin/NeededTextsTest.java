package io.meshlint.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must stand in a text for an expression to match it. */
class NeededTextsTest {
    private static final int TRIALS = 40_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "redis|mysql; redis,mysql",
                "(?<scheme>[a-z]+)://(?<host>[a-z.]+)(:[0-9]+)?; ://",
                "tcp\\((?<host>[a-z]+):(?<port>[0-9]+)\\)/; tcp(",
                "(^|/)(pilot|proxyv2|install-cni):(?<tag>[0-9][^@]*); pilot,proxyv2,install-cni",
                "^istiod-(?<tag>[0-9].*)$; istiod-",
                "ab?cd; cd",
                "(ab){2,3}c; ab",
                "xa+y; xa",
                "_HOST$; _HOST"
            })
    void the_most_telling_part_is_needed(String expression, String needed) {
        assertThat(NeededTexts.of(expression)).containsExactly(needed.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z]+",
                "(abc)?",
                "abc|",
                "a{0}",
                "(?i)abc",
                "\\x41bc",
                "\\pLbc",
                "[[:alpha:]]bc",
                "a||b",
                "\\Qabc\\E",
                ""
            })
    void where_anything_may_match_or_the_syntax_is_not_known_nothing_is_needed(String expression) {
        assertThat(NeededTexts.of(expression)).isEmpty();
    }

    @Test
    void no_match_is_lost() {
        Random random = new Random(7);
        int found = 0;
        int refused = 0;
        for (int i = 0; i < TRIALS; i++) {
            RegularExpression expression = RegularExpression.of(expression(random, 3));
            String text = text(random);
            boolean matches = expression.pattern().matcher(text).find();
            assertThat(expression.mayMatch(text) || !matches)
                    .as("%s needs %s, and matches %s", expression.pattern(), expression.needed(), text)
                    .isTrue();
            found += matches ? 1 : 0;
            refused += expression.mayMatch(text) ? 0 : 1;
        }
        assertThat(List.of(found, refused)).as("matches, texts refused at once").allMatch(count -> count > TRIALS / 20);
    }

    private static String expression(Random random, int depth) {
        StringBuilder text = new StringBuilder();
        int parts = 1 + random.nextInt(4);
        for (int i = 0; i < parts; i++) {
            text.append(atom(random, depth));
            text.append(
                    List.of("", "", "", "", "?", "*", "+", "{2}", "{0,1}", "+?").get(random.nextInt(10)));
        }
        return text.toString();
    }

    private static String atom(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> "[ab]";
            case 1 -> "[^c\\]]";
            case 2 -> List.of(".", "\\.", "\\w", "(^|c)").get(random.nextInt(4));
            case 6 -> "(" + expression(random, depth - 1) + ")";
            case 7 -> "(?:" + expression(random, depth - 1) + "|" + expression(random, depth - 1) + ")";
            case 8 -> "(?<g" + random.nextInt(1_000_000) + ">" + expression(random, depth - 1) + ")";
            default -> String.valueOf((char) ('a' + random.nextInt(3)));
        };
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            text.append("abc.".charAt(random.nextInt(4)));
        }
        return text.toString();
    }
}
