package io.meshlint.engine;

import io.meshlint.engine.config.Configuration;
import io.meshlint.engine.config.ConfigurationFile;
import io.meshlint.engine.conformance.CustomKinds;
import io.meshlint.engine.core.Declarations.Parameter;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.render.Renderer;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.Repository;
import io.meshlint.engine.world.WorldBuilder;
import io.meshlint.engine.world.WorldRequest;
import io.meshlint.engine.world.WorldSet;
import io.meshlint.grammar.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What a request leads to before any rule runs: the repository, its configuration, the rules, the values of their parameters. */
public final class Preparation {
    private final LintRequest request;
    private final Repository repository;
    private final ConfigurationFile file;
    private final List<Path> packs;
    private final List<String> lockProblems;
    private final CustomKinds customKinds;
    private final WorldSet worlds;
    private final PackRules rules;
    private final boolean closedWorld;
    private final GivenParameters given;

    private Preparation(LintRequest request) {
        this.request = request;
        RequestedPacks requested = RequestedPacks.of(request);
        this.repository = requested.repository();
        this.file = requested.file();
        this.packs = requested.paths();
        Configuration configuration = file.configuration();
        // Packs are parsed while charts are rendered; what their names mean is known when all kinds are.
        CompletableFuture<PackRules.Parsed> parsing =
                CompletableFuture.supplyAsync(() -> PackRules.parse(request.packClassLoader(), packs));
        WorldSet read = readWorlds();
        PackRules.Parsed parsed = parsing.join();
        this.customKinds = CustomKinds.read(BundledSchemas.bundled(), read.worlds(), parsed.definitions());
        this.worlds = customKinds.placed(read);
        this.rules = parsed.check(customKinds.catalog());
        this.lockProblems = requested.compare(parsed.packs(), request.locked());
        this.closedWorld = request.closedWorld().or(configuration::closedWorld).orElse(false);
        this.given = parameters(configuration);
    }

    /** Reads configuration, packs and manifests; what is wrong with the first two is in {@link #problems} and {@link #diagnostics}. */
    public static Preparation of(LintRequest request) {
        return new Preparation(request);
    }

    /** All kinds: the bundled ones, and those that the manifests and packs define. */
    public SchemaCatalog catalog() {
        return customKinds.catalog();
    }

    CustomKinds customKinds() {
        return customKinds;
    }

    /** What the request names, discovered and rendered. */
    public WorldSet worlds() {
        return worlds;
    }

    public Repository repository() {
        return repository;
    }

    public Configuration configuration() {
        return file.configuration();
    }

    public Program program() {
        return rules.program();
    }

    /** True if the rule runs: neither the configuration nor the request switches it off. */
    public boolean runs(RuleDescriptor rule) {
        return new RuleSelection(configuration().rules(), request.select(), request.ignore()).runs(rule);
    }

    /** Mistakes in packs. */
    public List<Diagnostic> diagnostics() {
        return rules.diagnostics();
    }

    /** Mistakes in the configuration, in packs as a whole, and in the values of parameters. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(file.problems());
        problems.addAll(rules.problems());
        problems.addAll(lockProblems);
        problems.addAll(given.problems());
        return problems;
    }

    /** The values that the user set. */
    public Map<Parameter, Value> given() {
        return given.values();
    }

    /** True if the manifests are all there is. */
    public boolean closedWorld() {
        return closedWorld;
    }

    private GivenParameters parameters(Configuration configuration) {
        GivenParameters parameters = new GivenParameters(rules.program());
        configuration.target().forEach((name, value) -> parameters.give(name, value, "target." + name));
        configuration.parameters().forEach((name, value) -> parameters.give(name, value, "params." + name));
        request.istioVersion().ifPresent(version -> parameters.give(Linter.ISTIO, version, "the Istio version"));
        request.kubernetesVersion()
                .ifPresent(version -> parameters.give(Linter.KUBERNETES, version, "the Kubernetes version"));
        parameters.offer("world", closedWorld ? "closed" : "open");
        return parameters;
    }

    /**
     * The version of a product that the user set.
     *
     * @param name {@code istio} or {@code kubernetes}
     */
    Optional<String> givenVersion(String name) {
        return (name.equals(Linter.ISTIO) ? request.istioVersion() : request.kubernetesVersion())
                .or(() -> Optional.ofNullable(file.configuration().target().get(name)));
    }

    private String kubernetesVersion() {
        return givenVersion(Linter.KUBERNETES)
                .map(version -> version.chars().filter(c -> c == '.').count() == 1 ? version + ".0" : version)
                .orElse(WorldRequest.NEWEST_KUBERNETES);
    }

    private WorldSet readWorlds() {
        Set<String> inside = new TreeSet<>();
        packs.stream().filter(repository::holds).forEach(pack -> inside.add(repository.relative(pack)));
        try (RendererHolder renderer = new RendererHolder(request.renderer())) {
            return WorldBuilder.build(new WorldRequest(
                    repository,
                    request.paths(),
                    request.standardInput(),
                    file,
                    inside,
                    renderer::get,
                    kubernetesVersion(),
                    Optional.of(BundledSchemas.bundled())));
        }
    }

    /** Asks for the renderer at most once and closes it. */
    public static final class RendererHolder implements AutoCloseable {
        private final Supplier<Renderer> source;
        private Renderer renderer;

        public RendererHolder(Supplier<Renderer> source) {
            this.source = source;
        }

        public synchronized Renderer get() {
            if (renderer == null) {
                renderer = source.get();
            }
            return renderer;
        }

        @Override
        public synchronized void close() {
            if (renderer != null) {
                renderer.close();
            }
        }
    }
}
