package io.meshlint.bench;

import io.meshlint.engine.core.Program;
import io.meshlint.engine.world.World;
import io.meshlint.engine.yaml.YamlFile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading the YAML of a generated world against evaluating all bundled rules over it, each on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class PackBenchmark {
    @Param({"1000", "10000", "100000"})
    public int resources;

    /** Empty: the version that the rules assume. */
    @Param({"", "1.18"})
    public String istio;

    private final Program program = MeasuredWorld.bundledRules();
    private List<byte[]> files;
    private World world;

    @Setup
    public void generate() {
        files = MeasuredWorld.bytes(WorldGenerator.files(resources, 7));
        world = MeasuredWorld.world(MeasuredWorld.read(files));
    }

    @Benchmark
    public List<YamlFile> readYaml() {
        return MeasuredWorld.read(files);
    }

    @Benchmark
    public int evaluatePacks() {
        return MeasuredWorld.evaluate(MeasuredWorld.run(world, program, istio, true), program);
    }
}
