package io.meshlint.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an author writes, the checker answers: each fixture with lines and words dropped, doubled and swapped at random. */
class SurvivalTest {
    private static final int VARIANTS = 40;

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void a_mutilated_text_is_checked(Fixture fixture) {
        Random random = new Random(fixture.name().hashCode());
        for (int i = 0; i < VARIANTS; i++) {
            String content = random.nextBoolean()
                    ? String.join("\n", mutilated(fixture.content().lines().toList(), random))
                    : String.join("", mutilated(Arrays.asList(fixture.content().split("\\b")), random));
            Fixture variant = new Fixture(fixture.name(), content);
            assertThatCode(() -> assertThat(new DiagnosticPrinter(false)
                                    .print(variant.check().diagnostics()))
                            .isNotNull())
                    .as(content)
                    .doesNotThrowAnyException();
        }
    }

    private static List<String> mutilated(List<String> parts, Random random) {
        List<String> changed = new ArrayList<>(parts);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(changed.size());
            int other = random.nextInt(changed.size());
            switch (random.nextInt(4)) {
                case 0 -> changed.remove(at);
                case 1 -> changed.add(at, changed.get(other));
                case 2 -> Collections.swap(changed, at, other);
                default -> changed.set(at, changed.get(other));
            }
        }
        return changed;
    }
}
