package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.core.Declarations.Parameter;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.run.WorldRun.Strategy;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bundled rules find the same, to the last letter, as planned, with views on demand, and in the author's order without indexes. */
class BundledRulesPlanTest {
    private static final Program PROGRAM = BundledPack.program();

    @TestFactory
    Stream<DynamicTest> everyFixture() throws IOException {
        try (Stream<Path> files = Files.walk(BundledPack.FIXTURES)) {
            List<Path> fixtures = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(fixtures).hasSizeGreaterThan(100);
            return fixtures.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            BundledPack.FIXTURES.relativize(file).toString(), () -> agree(file)));
        }
    }

    private static void agree(Path fixture) {
        Map<Parameter, Value> given;
        try (Stream<String> lines = Files.lines(fixture)) {
            given = BundledPack.given(PROGRAM, lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        for (World world : BundledPack.worlds(fixture)) {
            String naive = BundledPack.findings(PROGRAM, world, given, Strategy.SOURCE_ORDER);
            assertThat(BundledPack.findings(PROGRAM, world, given, Strategy.PLANNED))
                    .isEqualTo(naive);
            assertThat(BundledPack.findings(PROGRAM, world, given, Strategy.ON_DEMAND))
                    .isEqualTo(naive);
        }
    }
}
