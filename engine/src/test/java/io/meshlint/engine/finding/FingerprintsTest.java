package io.meshlint.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    @Test
    void aFingerprintDependsOnTheRuleAndEveryPart() {
        String fingerprint = Fingerprints.of("GW001", List.of("a", "b"));
        assertThat(fingerprint).hasSize(32).matches("[0-9a-f]+").isEqualTo(Fingerprints.of("GW001", List.of("a", "b")));
        assertThat(fingerprint)
                .isNotEqualTo(Fingerprints.of("GW002", List.of("a", "b")))
                .isNotEqualTo(Fingerprints.of("GW001", List.of("ab")))
                .isNotEqualTo(Fingerprints.of("GW001", List.of("b", "a")));
    }

    @Test
    void codesAndNamesOfBuiltInRulesAreUnique() {
        assertThat(Arrays.stream(BuiltInRule.values()).map(BuiltInRule::code))
                .doesNotHaveDuplicates()
                .allMatch(c -> c.matches("(INPUT|RENDER|SCHEMA)\\d{3}"));
        assertThat(BuiltInRule.YAML_SYNTAX_ERROR.descriptor().name()).isEqualTo("yaml-syntax-error");
    }
}
