package io.meshlint.bench;

import io.meshlint.engine.check.Checker;
import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Declarations.Parameter;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.pack.PackReader;
import io.meshlint.engine.pack.RulePack;
import io.meshlint.engine.run.RuleRunner;
import io.meshlint.engine.run.WorldRun;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.engine.world.World;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The steps that are measured: to read texts, to evaluate rules. */
final class MeasuredWorld {
    /** Of all generated worlds. */
    static final long SEED = 7;

    private static final SchemaCatalog CATALOG = BundledSchemas.bundled();

    private MeasuredWorld() {}

    /** The rules of the packs on the class path. */
    static Program bundledRules() {
        PackReader reader = new PackReader();
        reader.readClassPath(MeasuredWorld.class.getClassLoader());
        List<Checker.PackModule> modules = new ArrayList<>();
        for (RulePack pack : reader.packs()) {
            pack.modules().forEach(text -> modules.add(new Checker.PackModule(pack.name(), ModuleParser.parse(text))));
        }
        return checked(modules);
    }

    /** The rules of one module. */
    static Program rules(String module) {
        Checker.PackModule parsed =
                new Checker.PackModule("bench", ModuleParser.parse(new SourceText("bench.mesh", module)));
        return checked(List.of(parsed));
    }

    private static Program checked(List<Checker.PackModule> modules) {
        Checker.Checked checked = Checker.check(modules, CATALOG);
        if (checked.diagnostics().stream().anyMatch(diagnostic -> diagnostic.isError())) {
            throw new IllegalStateException("the rules do not compile: " + checked.diagnostics());
        }
        return checked.program();
    }

    static List<YamlFile> read(List<byte[]> files) {
        ManifestReader reader = new ManifestReader();
        List<YamlFile> read = new ArrayList<>(files.size());
        for (byte[] file : files) {
            read.add(reader.read("file-" + read.size() + ".yaml", file));
        }
        return read;
    }

    static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** The world of a generated repository. */
    static World generated(int resources) {
        return world(read(bytes(WorldGenerator.files(resources, SEED))));
    }

    static World world(List<YamlFile> files) {
        List<Resource> resources = new ArrayList<>();
        files.forEach(file -> file.documents().forEach(document -> resources.add(resource(document.root()))));
        return new World("bench", resources, List.of());
    }

    private static Resource resource(MapValue root) {
        String apiVersion = root.field("apiVersion").toString();
        String kind = root.field("kind").toString();
        int slash = apiVersion.indexOf('/');
        boolean namespaced = CATALOG.find(slash < 0 ? "" : apiVersion.substring(0, slash), kind)
                .map(KindSchema::namespaced)
                .orElse(true);
        MapValue metadata = (MapValue) root.field("metadata");
        String namespace = namespaced ? metadata.field("namespace").toString() : null;
        return new Resource(
                apiVersion, kind, namespace, false, metadata.field("name").toString(), root);
    }

    /**
     * A world to run rules over, nothing computed yet.
     *
     * @param istio   the target version; empty for the one that the rules assume
     * @param indexes false for the author's order without indexes
     */
    static WorldRun run(World world, Program program, String istio, boolean indexes) {
        Map<Parameter, Value> given = new LinkedHashMap<>();
        if (!istio.isEmpty()) {
            VersionValue version = new VersionValue(
                    Stream.of(istio.split("\\.")).map(Integer::valueOf).toList(), null);
            program.parameters().stream().filter(p -> p.name().equals("istio")).forEach(p -> given.put(p, version));
        }
        return new WorldRun(world, CATALOG, given, indexes);
    }

    /** Runs all rules, one after the other. Returns the number of findings. */
    static int evaluate(WorldRun run, Program program) {
        RuleRunner runner = new RuleRunner(run, "bench", false);
        int findings = 0;
        for (CheckedRule rule : program.rules()) {
            RuleRunner.Result result = runner.run(rule);
            if (result.problem() != null) {
                throw new IllegalStateException(result.problem());
            }
            findings += result.findings().size();
        }
        return findings;
    }
}
