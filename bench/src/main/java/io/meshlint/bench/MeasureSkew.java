package io.meshlint.bench;

import io.meshlint.engine.core.Program;
import io.meshlint.engine.run.WorldRun;
import io.meshlint.engine.world.World;
import io.meshlint.engine.yaml.YamlFile;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Prints what crowded worlds cost, evaluating against reading, and how it grows.
 *
 * <p>Arguments: numbers of Services in one namespace, and of namespaces that name one host.
 */
public final class MeasureSkew {
    private MeasureSkew() {}

    public static void main(String[] arguments) {
        Program program = MeasuredWorld.bundledRules();
        for (String istio : Measure.VERSIONS) {
            measure("Services in one namespace", program, istio, SkewedWorlds::namespace, arguments);
            measure("namespaces that name one host", program, istio, SkewedWorlds::host, arguments);
        }
    }

    private static void measure(
            String what, Program program, String istio, IntFunction<List<String>> generator, String[] sizes) {
        long before = 0;
        for (String size : sizes) {
            List<byte[]> files = MeasuredWorld.bytes(generator.apply(Integer.parseInt(size)));
            MeasuredWorld.read(files);
            long start = Measure.now();
            List<YamlFile> read = MeasuredWorld.read(files);
            long middle = Measure.now();
            World world = MeasuredWorld.world(read);
            long begin = Measure.now();
            WorldRun run = MeasuredWorld.run(world, program, istio, true);
            int findings = MeasuredWorld.evaluate(run, program);
            double seconds = (Measure.now() - begin) / 1e9;
            Measure.print(
                    "istio %s, %s %s (%d resources): %.1f s, %.1f times the reading; %d findings; rows %d (x%.1f)",
                    Measure.name(istio),
                    size,
                    what,
                    world.resources().size(),
                    seconds,
                    seconds * 1e9 / (middle - start),
                    findings,
                    run.steps(),
                    before == 0 ? 1.0 : (double) run.steps() / before);
            before = run.steps();
        }
    }
}
