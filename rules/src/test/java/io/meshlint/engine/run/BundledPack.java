package io.meshlint.engine.run;

import io.meshlint.engine.check.Checker;
import io.meshlint.engine.config.ConfigurationFile;
import io.meshlint.engine.core.Declarations.Parameter;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.pack.PackReader;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.engine.world.Repository;
import io.meshlint.engine.world.World;
import io.meshlint.engine.world.WorldBuilder;
import io.meshlint.engine.world.WorldRequest;
import io.meshlint.grammar.parse.ModuleParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The bundled rules and the fixtures that they are tested with. */
final class BundledPack {
    static final SchemaCatalog CATALOG = BundledSchemas.bundled();
    static final Path FIXTURES = Path.of("src", "test", "fixtures");

    private BundledPack() {}

    static Program program() {
        PackReader reader = new PackReader();
        reader.readClassPath(BundledPack.class.getClassLoader());
        List<Checker.PackModule> modules = new ArrayList<>();
        reader.packs()
                .forEach(pack -> pack.modules()
                        .forEach(text -> modules.add(new Checker.PackModule(pack.name(), ModuleParser.parse(text)))));
        return Checker.check(modules, CATALOG).program();
    }

    static List<World> worlds(Path path) {
        Repository repository = Repository.around(List.of(path));
        WorldRequest request = new WorldRequest(
                repository,
                List.of(path),
                Optional.empty(),
                ConfigurationFile.NONE,
                Set.of(),
                () -> {
                    throw new IllegalStateException("fixtures are plain manifests");
                },
                WorldRequest.NEWEST_KUBERNETES,
                Optional.of(CATALOG));
        return WorldBuilder.build(request).worlds();
    }

    /** The values of parameters that a fixture's head names, as in {@code # ctx: istio=1.22 k8s=1.28 cni=true}. */
    static Map<Parameter, Value> given(Program program, Stream<String> lines) {
        Map<String, String> texts = new LinkedHashMap<>();
        lines.filter(line -> line.startsWith("# ctx:")).forEach(line -> {
            for (String word : line.substring("# ctx:".length())
                    .replaceFirst(" # .*", "")
                    .strip()
                    .split("\\s+")) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    String name = word.substring(0, equals).equals("k8s") ? "kubernetes" : word.substring(0, equals);
                    texts.put(name, word.substring(equals + 1));
                }
            }
        });
        Map<Parameter, Value> given = new LinkedHashMap<>();
        for (Parameter parameter : program.parameters()) {
            Optional.ofNullable(texts.get(parameter.name()))
                    .ifPresent(
                            text -> given.put(parameter, value(parameter.type().present(), text)));
        }
        return given;
    }

    private static Value value(Type type, String text) {
        if (type.equals(Type.VERSION)) {
            return new VersionValue(
                    Stream.of(text.split("\\.")).map(Integer::valueOf).toList(), null);
        }
        return type.equals(Type.BOOLEAN)
                ? new BooleanValue(Boolean.parseBoolean(text), null)
                : new TextValue(text, null);
    }

    /** All that the rules say about a world, in full. */
    static String findings(Program program, World world, Map<Parameter, Value> given, WorldRun.Strategy strategy) {
        WorldRun run = new WorldRun(world, CATALOG, given, strategy, Budget.STEPS);
        StringBuilder text = new StringBuilder();
        for (var rule : program.rules()) {
            RuleRunner.Result result = new RuleRunner(run, world.name(), false).run(rule);
            text.append(rule.descriptor().code())
                    .append(result.applies() ? "" : " does not apply")
                    .append('\n');
            Optional.ofNullable(result.problem())
                    .ifPresent(problem -> text.append("  ").append(problem).append('\n'));
            for (Finding finding : result.findings()) {
                text.append("  ").append(finding).append('\n');
            }
        }
        return text.toString();
    }
}
