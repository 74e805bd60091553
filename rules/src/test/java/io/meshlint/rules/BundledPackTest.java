package io.meshlint.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.check.Checker;
import io.meshlint.engine.pack.PackReader;
import io.meshlint.engine.pack.RulePack;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.grammar.format.FormatResult;
import io.meshlint.grammar.format.Formatter;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bundled pack as its authors should leave it: without a mistake or a warning, and formatted. */
class BundledPackTest {

    private static List<RulePack> packs() {
        PackReader reader = new PackReader();
        reader.readClassPath(BundledPackTest.class.getClassLoader());
        assertThat(reader.packs()).extracting(RulePack::name).contains("istio");
        return reader.packs();
    }

    @Test
    void theCheckerHasNothingToSay() {
        List<Checker.PackModule> modules = packs().stream()
                .flatMap(pack -> pack.modules().stream()
                        .map(text -> new Checker.PackModule(pack.name(), ModuleParser.parse(text))))
                .toList();

        assertThat(Checker.check(modules, BundledSchemas.bundled()).diagnostics().stream()
                        .map(d -> d.span() + ": " + d.code() + " " + d.message()))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyModuleIsFormatted() {
        return packs().stream()
                .flatMap(pack -> pack.modules().stream())
                .map(text -> DynamicTest.dynamicTest(text.name(), () -> {
                    SourceText module = text;
                    assertThat(Formatter.format(module)).isEqualTo(new FormatResult.Formatted(module.content()));
                }));
    }
}
