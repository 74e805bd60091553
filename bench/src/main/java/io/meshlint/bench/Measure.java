package io.meshlint.bench;

import io.meshlint.engine.core.Program;
import io.meshlint.engine.run.WorldRun;
import io.meshlint.engine.world.World;
import io.meshlint.engine.yaml.YamlFile;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Prints ratios of one process: evaluating to reading, and growth. Times are processor time of one thread, the median of several rounds, so
 * that other work on the machine disturbs little.
 *
 * <p>Arguments: numbers of resources.
 */
public final class Measure {
    private static final int ROUNDS = 5;
    static final String[] VERSIONS = {"", "1.18"};

    private Measure() {}

    public static void main(String[] arguments) {
        Program program = MeasuredWorld.bundledRules();
        for (String istio : VERSIONS) {
            double before = 0;
            long stepsBefore = 0;
            for (String size : arguments) {
                List<byte[]> files = MeasuredWorld.bytes(WorldGenerator.files(Integer.parseInt(size), 7));
                long bytes = files.stream().mapToLong(file -> file.length).sum();
                List<Double> reading = new ArrayList<>();
                List<Double> evaluating = new ArrayList<>();
                long steps = 0;
                int findings = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    long start = now();
                    List<YamlFile> read = MeasuredWorld.read(files);
                    long middle = now();
                    World world = MeasuredWorld.world(read);
                    long begin = now();
                    WorldRun run = MeasuredWorld.run(world, program, istio, true);
                    findings = MeasuredWorld.evaluate(run, program);
                    evaluating.add((now() - begin) / 1e6);
                    reading.add((middle - start) / 1e6);
                    steps = run.steps();
                }
                double evaluated = median(evaluating);
                print(
                        "istio %s, %s resources, %.1f MB: first round %.2f, median %.2f evaluating/reading; %d"
                                + " findings; steps %d (x%.1f), time x%.1f",
                        name(istio),
                        size,
                        bytes / 1e6,
                        evaluating.get(0) / reading.get(0),
                        evaluated / median(reading),
                        findings,
                        steps,
                        stepsBefore == 0 ? 1.0 : (double) steps / stepsBefore,
                        before == 0 ? 1 : evaluated / before);
                before = evaluated;
                stepsBefore = steps;
            }
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    static String name(String istio) {
        return istio.isEmpty() ? "newest" : istio;
    }

    static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
