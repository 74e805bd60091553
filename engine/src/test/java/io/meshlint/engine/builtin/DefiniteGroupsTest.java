package io.meshlint.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which named groups of a regular expression take part in every match. */
class DefiniteGroupsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        (?<a>x)(?<b>y)              ; [a, b]
        (?P<a>x)                    ; [a]
        (?<a>x)?(?<b>y)             ; [b]
        (?<a>x)*(?<b>y)+            ; [b]
        (?<a>x){0,3}(?<b>y){1,3}    ; [b]
        (?<a>x){0}                  ; []
        (?<a>x)|(?<b>y)             ; []
        (?:(?<a>x)|(?<b>y))(?<c>z)  ; [c]
        (?<a>x|y)                   ; [a]
        ((?<a>x)(?<b>y)?)           ; [a]
        ((?<a>x))?                  ; []
        [(](?<a>x)                  ; [a]
        []|](?<a>x)                 ; [a]
        [^]|](?<a>x)                ; [a]
        [[:alpha:]|](?<a>x)         ; [a]
        \\(\\|(?<a>x)               ; [a]
        \\Q(|\\E(?<a>x)             ; [a]
        (?i)(?<a>x)                 ; [a]
        (?i:(?<a>x))                ; [a]
        (?<a>x)??                   ; []
        (?<a>x)+?                   ; [a]
        (?<a>(?<b>x)|y)             ; [a]
        x                           ; []
        """)
    void of(String pattern, String definite) {
        assertThat(Pattern.compile(pattern)).isNotNull();
        assertThat(new TreeSet<>(DefiniteGroups.of(pattern))).hasToString(definite);
    }

    @Test
    void a_definite_group_is_there_in_every_match_of_random_expressions() {
        SplittableRandom random = new SplittableRandom(7);
        int matches = 0;
        for (int i = 0; i < 20_000; i++) {
            String expression = expression(random, 3, new int[1]);
            Pattern pattern = Pattern.compile(expression);
            Matcher matcher = pattern.matcher("xyxzyxxyz");
            while (matcher.find()) {
                matches++;
                // RE2/J leaves groups out that it can do without, such as those of an empty repetition.
                for (String name : pattern.namedGroups().keySet()) {
                    if (!DefiniteGroups.of(expression).contains(name)) {
                        continue;
                    }
                    assertThat(matcher.group(name)).as(expression).isNotNull();
                }
            }
        }
        assertThat(matches).isGreaterThan(10_000);
    }

    private static String expression(SplittableRandom random, int depth, int[] groups) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
                case 0 -> text.append("xyz".charAt(random.nextInt(3)));
                case 1 -> text.append("[x|(]");
                case 2 -> text.append("(?:x|)");
                case 3 ->
                    text.append("(?<g")
                            .append(groups[0]++)
                            .append('>')
                            .append(expression(random, depth - 1, groups))
                            .append(')');
                case 4 ->
                    text.append('(')
                            .append(expression(random, depth - 1, groups))
                            .append(')');
                default ->
                    text.append("(?:")
                            .append(expression(random, depth - 1, groups))
                            .append('|')
                            .append(expression(random, depth - 1, groups))
                            .append(')');
            }
            text.append(
                    switch (random.nextInt(8)) {
                        case 0 -> "?";
                        case 1 -> "*";
                        case 2 -> "+";
                        case 3 -> "{0,2}";
                        case 4 -> "{2}";
                        default -> "";
                    });
        }
        return text.toString();
    }
}
