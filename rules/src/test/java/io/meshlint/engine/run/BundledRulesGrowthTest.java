package io.meshlint.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Declarations.Parameter;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.run.WorldRun.Strategy;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows that a bundled rule looks at grow about as the world does: counted, not timed. */
class BundledRulesGrowthTest {
    private static final Program PROGRAM = BundledPack.program();
    private static final int COPIES = 6;

    /**
     * How much more rules look at where every copy names the same addresses and sees all others: their pairs grow with the square. A
     * repository does not look like that, but a rule should bear it: these bounds are open.
     */
    private static final Map<String, Integer> WIDER = Map.of("SF004", 9, "SF006", 64, "SF007", 12);

    @TempDir
    Path directory;

    static Stream<String> rules() {
        return PROGRAM.rules().stream().map(rule -> rule.descriptor().code());
    }

    /** The world of the rule's first failing case, again and again in other namespaces. */
    @ParameterizedTest
    @MethodSource("rules")
    void stepsGrowWithTheWorld(String code) throws IOException {
        Path fixture = firstFailing(BundledPack.FIXTURES.resolve(code));
        long small = steps(code, fixture, COPIES);
        long large = steps(code, fixture, COPIES * 4);
        assertThat(large)
                .as("steps of " + code + " for 4 times the world, from " + small)
                .isLessThan(small * WIDER.getOrDefault(code, 6));
    }

    private static Path firstFailing(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("fail-"))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private long steps(String code, Path fixture, int copies) throws IOException {
        String text = Files.readString(fixture);
        Path world =
                Files.createDirectories(directory.resolve(code + "-" + copies)).resolve("world.yaml");
        StringBuilder yaml = new StringBuilder(text);
        for (int i = 1; i < copies; i++) {
            yaml.append("\n---\n").append(renamed(text, "copy" + i));
        }
        Files.writeString(world, yaml);
        List<World> worlds = BundledPack.worlds(world);
        Map<Parameter, Value> given = BundledPack.given(PROGRAM, text.lines());
        WorldRun run = new WorldRun(worlds.get(0), BundledPack.CATALOG, given, Strategy.PLANNED, Budget.STEPS);
        CheckedRule rule = PROGRAM.rules().stream()
                .filter(r -> r.descriptor().code().equals(code))
                .findFirst()
                .orElseThrow();
        RuleRunner.Result result = new RuleRunner(run, "copies", true).run(rule);
        assertThat(result.problem()).isNull();
        return run.steps();
    }

    /** The documents that live in namespaces of their own, moved to others; mesh-wide ones stay single. */
    private static String renamed(String text, String suffix) {
        StringBuilder copy = new StringBuilder();
        for (String document : text.split("(?m)^---\\s*$")) {
            if (!document.contains("istio-system") && document.contains("namespace:")) {
                copy.append("---\n")
                        .append(document.replaceAll("namespace: ([A-Za-z0-9-]+)", "namespace: $1-" + suffix)
                                .replaceAll("\\b([a-z0-9-]+\\.(?:com|org|net|io))\\b(?!/)", suffix + ".$1")
                                .replaceAll("\\b(shop|app|web|db|prod|team-a|team-b)\\.svc", "$1-" + suffix + ".svc"));
            }
        }
        return copy.toString();
    }
}
