package io.meshlint.grammar.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    @ParameterizedTest
    @CsvSource({"wher, where", "repot, report", "adn, and", "Where, where", "portLevelSetting, portLevelSettings"})
    void finds_the_word_that_was_meant(String written, String meant) {
        assertThat(Suggestion.closest(written, List.of("and", "group", "portLevelSettings", "report", "where")))
                .contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "s", "service", "''"})
    void suggests_nothing_far_away(String written) {
        assertThat(Suggestion.closest(written, List.of("as", "and", "report", "where")))
                .isEmpty();
    }

    @Test
    void of_equally_close_words_it_takes_the_first_in_the_alphabet() {
        assertThat(Suggestion.closest("cot", List.of("cut", "cat"))).contains("cat");
    }
}
