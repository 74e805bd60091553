package io.meshlint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.core.Program;
import io.meshlint.engine.run.WorldRun;
import io.meshlint.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rows that all bundled rules look at grow about as a world does, an organisation's or a crowded one: counted, not timed. */
class GrowthTest {
    private static final Program PROGRAM = MeasuredWorld.bundledRules();

    @TestFactory
    Stream<DynamicTest> rowsGrowAsTheWorldDoes() {
        return Stream.of(Measure.VERSIONS)
                .flatMap(istio -> Stream.of(
                        growth("organisation", istio, 1_000, size -> WorldGenerator.files(size, MeasuredWorld.SEED)),
                        growth("Services in one namespace", istio, 100, SkewedWorlds::namespace),
                        growth("namespaces that name one host", istio, 100, SkewedWorlds::host)));
    }

    private static DynamicTest growth(String what, String istio, int size, IntFunction<List<String>> generator) {
        return DynamicTest.dynamicTest(what + ", Istio " + Measure.name(istio), () -> {
            Map<String, Long> small = rows(generator.apply(size), istio);
            Map<String, Long> large = rows(generator.apply(4 * size), istio);
            assertThat(sum(large))
                    .as("rows for 4 times the world; the owners of most: %s", most(large))
                    .isBetween(sum(small), 6 * sum(small));
        });
    }

    private static Map<String, Long> rows(List<String> files, String istio) {
        World world = MeasuredWorld.world(MeasuredWorld.read(MeasuredWorld.bytes(files)));
        WorldRun run = MeasuredWorld.run(world, PROGRAM, istio, true);
        assertThat(MeasuredWorld.evaluate(run, PROGRAM)).isPositive();
        return run.stepsByOwner();
    }

    private static long sum(Map<String, Long> rows) {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<String> most(Map<String, Long> rows) {
        return rows.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(5)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }
}
