package io.meshlint.grammar.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guessing the name that was meant. */
class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({"wher, where", "repot, report", "adn, and", "Where, where", "portLevelSetting, portLevelSettings"})
    void finds_the_word_that_was_meant(String written, String meant) {
        assertThat(EditDistance.nearest(written, List.of("and", "group", "portLevelSettings", "report", "where")))
                .contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "s", "at", "service", "''"})
    void suggests_nothing_far_away(String written) {
        assertThat(EditDistance.nearest(written, List.of("as", "and", "report", "where")))
                .isEmpty();
    }

    @Test
    void of_equally_near_words_it_takes_the_first() {
        assertThat(EditDistance.nearest("cot", List.of("cut", "cat"))).contains("cut");
    }

    @Test
    void compares_no_long_texts() {
        assertThat(EditDistance.nearest("a".repeat(5_000), List.of("a".repeat(4_999))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hpa, HorizontalPodAutoscaler",
        "svc, Service",
        "deploy, Deployment",
        "sts, StatefulSet",
        "po, Pod",
        "VS, VirtualService",
        "ns, Namespace"
    })
    void knows_abbreviations(String written, String meant) {
        List<String> kinds = List.of(
                "Deployment",
                "HorizontalPodAutoscaler",
                "Namespace",
                "NetworkPolicy",
                "Pod",
                "PodDisruptionBudget",
                "Service",
                "ServiceEntry",
                "StatefulSet",
                "VirtualService");

        assertThat(EditDistance.abbreviated(written, kinds)).contains(meant);
        assertThat(EditDistance.abbreviated("xyz", kinds)).isEmpty();
        assertThat(EditDistance.abbreviated("deployment", kinds)).isEmpty();
    }
}
