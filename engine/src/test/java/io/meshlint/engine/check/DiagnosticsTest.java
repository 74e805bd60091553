package io.meshlint.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import java.util.Arrays;
import java.util.List;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of diagnostics and what is said of it, side by side in one approved file. */
class DiagnosticsTest {

    static List<Fixture> fixtures() {
        return Fixture.all();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void a_mistake_is_told_once_and_with_a_remedy(Fixture fixture) {
        String messages = new DiagnosticPrinter(false).print(fixture.check().diagnostics());
        Approvals.verify(
                fixture.content() + "=".repeat(80) + "\n" + messages,
                new Options().forFile().withBaseName("messages/" + fixture.name()));
    }

    @Test
    void each_code_of_names_types_and_rules_has_an_example() {
        assertThat(fixtures().stream()
                        .flatMap(fixture -> fixture.check().diagnostics().stream())
                        .map(Diagnostic::code))
                .containsAll(Arrays.stream(DiagnosticCode.values())
                        .filter(code -> !code.code().startsWith("ML00"))
                        .toList());
    }

    @Test
    void every_message_says_what_to_write_instead() {
        assertThat(fixtures().stream().flatMap(fixture -> fixture.check().diagnostics().stream()))
                .allSatisfy(diagnostic ->
                        assertThat(diagnostic.help()).as(diagnostic.message()).isPresent());
    }
}
