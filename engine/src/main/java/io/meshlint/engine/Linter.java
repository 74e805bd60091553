package io.meshlint.engine;

import io.meshlint.engine.config.Configuration;
import io.meshlint.engine.config.ConfigurationFile;
import io.meshlint.engine.config.ConfigurationLocator;
import io.meshlint.engine.config.ConfigurationReader;
import io.meshlint.engine.conformance.CustomKinds;
import io.meshlint.engine.conformance.KnownKinds;
import io.meshlint.engine.conformance.SchemaCheck;
import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.LintReport.Target;
import io.meshlint.engine.finding.LintReport.WorldSummary;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.render.Renderer;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.Repository;
import io.meshlint.engine.world.World;
import io.meshlint.engine.world.WorldBuilder;
import io.meshlint.engine.world.WorldRequest;
import io.meshlint.engine.world.WorldSet;
import io.meshlint.grammar.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Lints a repository. */
public final class Linter {
    /** The parameters of packs that say what the configuration is for. */
    private static final String ISTIO = "istio";

    private static final String KUBERNETES = "kubernetes";

    private final LintRequest request;
    private final List<String> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private Linter(LintRequest request) {
        this.request = request;
    }

    /** Does what the request asks; a mistake of the user is in the outcome, an exception is our bug. */
    public static LintOutcome lint(LintRequest request) {
        return new Linter(request).run();
    }

    private LintOutcome run() {
        Repository repository = Repository.around(request.paths());
        ConfigurationFile file = configuration(repository);
        Configuration configuration = file.configuration();
        problems.addAll(file.problems());
        List<Path> packs = Stream.concat(configuration.packs().stream().map(repository::resolve), request.packs().stream()).toList();
        // Packs are parsed while charts are rendered; what their names mean is known when all kinds are.
        CompletableFuture<PackRules.Parsed> parsing = CompletableFuture.supplyAsync(() -> PackRules.parse(request.packClassLoader(), packs));
        WorldSet read = worlds(repository, file, packs);
        PackRules.Parsed parsed = parsing.join();
        CustomKinds custom = CustomKinds.read(BundledSchemas.bundled(), read.worlds(), parsed.definitions());
        SchemaCatalog catalog = custom.catalog();
        WorldSet worlds = custom.placed(read);
        notices.addAll(custom.notices());

        PackRules rules = parsed.check(catalog);
        problems.addAll(rules.problems());
        RuleSelection selection = new RuleSelection(configuration.rules(), request.select(), request.ignore());
        // The rule that is meant may be one that does not compile, which is said already.
        if (rules.diagnostics().stream().noneMatch(Diagnostic::isError)) {
            reportUnknownSelectors(selection, rules.program().rules());
        }
        GivenParameters given = given(configuration, rules);
        boolean closedWorld = request.closedWorld().or(configuration::closedWorld).orElse(false);
        given.offer("world", closedWorld ? "closed" : "open");
        problems.addAll(given.problems());

        List<CheckedRule> selected = rules.program().rules().stream().filter(rule -> selection.runs(rule.descriptor())).toList();
        RuleRun run = new RuleRun(rules.program(), selected, catalog, given.values(), closedWorld);
        KnownKinds kinds = custom.kinds(kubernetesVersion(file));
        CompletableFuture<List<Finding>> checking =
                CompletableFuture.supplyAsync(() -> SchemaCheck.check(worlds.worlds(), kinds, selection::runs));
        List<Finding> findings = new ArrayList<>();
        worlds.findings().stream().filter(finding -> selection.tells(finding.rule())).forEach(findings::add);
        findings.addAll(run.run(worlds.worlds()));
        findings.addAll(checking.join());
        findings.replaceAll(finding -> withSeverity(finding, selection));
        problems.addAll(run.problems());
        return new LintOutcome(report(worlds, findings, selected, run), rules.diagnostics(), problems);
    }

    private ConfigurationFile configuration(Repository repository) {
        Optional<Path> file = request.configurationFile();
        if (file.isEmpty() && !request.paths().isEmpty()) {
            file = ConfigurationLocator.locate(request.paths().get(0), repository.root());
        }
        return file.map(path -> ConfigurationReader.read(path, repository.root())).orElse(ConfigurationFile.NONE);
    }

    private void reportUnknownSelectors(RuleSelection selection, List<CheckedRule> rules) {
        List<RuleDescriptor> known = Stream.concat(
                        rules.stream().map(CheckedRule::descriptor), Stream.of(BuiltInRule.values()).map(BuiltInRule::descriptor))
                .toList();
        TreeSet<String> names = new TreeSet<>();
        known.forEach(rule -> {
            names.add(rule.code());
            names.add(rule.name());
            names.addAll(rule.tags());
        });
        for (String selector : selection.unknown(known)) {
            problems.add("`" + selector + "` is no rule's code, name, tag or equivalent"
                    + io.meshlint.grammar.text.EditDistance.nearest(selector, names).map(near -> "; did you mean `" + near + "`?").orElse(""));
        }
    }

    private GivenParameters given(Configuration configuration, PackRules rules) {
        GivenParameters given = new GivenParameters(rules.program());
        configuration.target().forEach((name, value) -> given.give(name, value, "target." + name));
        configuration.parameters().forEach((name, value) -> given.give(name, value, "params." + name));
        request.istioVersion().ifPresent(version -> given.give(ISTIO, version, "the Istio version"));
        request.kubernetesVersion().ifPresent(version -> given.give(KUBERNETES, version, "the Kubernetes version"));
        return given;
    }

    private String kubernetesVersion(ConfigurationFile file) {
        return request.kubernetesVersion()
                .or(() -> Optional.ofNullable(file.configuration().target().get(KUBERNETES)))
                .map(version -> version.chars().filter(c -> c == '.').count() == 1 ? version + ".0" : version)
                .orElse(WorldRequest.NEWEST_KUBERNETES);
    }

    private WorldSet worlds(Repository repository, ConfigurationFile file, List<Path> packs) {
        Set<String> inside = new TreeSet<>();
        packs.stream().filter(repository::holds).forEach(pack -> inside.add(repository.relative(pack)));
        RendererHolder renderer = new RendererHolder();
        try {
            return WorldBuilder.build(new WorldRequest(
                    repository, request.paths(), request.standardInput(), file, inside, renderer::get, kubernetesVersion(file),
                    Optional.of(BundledSchemas.bundled())));
        } finally {
            renderer.close();
        }
    }

    /** Asks for the renderer at most once and closes it. */
    private final class RendererHolder {
        private Renderer renderer;

        synchronized Renderer get() {
            if (renderer == null) {
                renderer = request.renderer().get();
            }
            return renderer;
        }

        synchronized void close() {
            if (renderer != null) {
                renderer.close();
            }
        }
    }

    private static Finding withSeverity(Finding finding, RuleSelection selection) {
        Optional<Severity> severity = selection.severity(finding.rule());
        if (severity.isEmpty() || severity.get() == finding.severity()) {
            return finding;
        }
        return new Finding(
                finding.rule(), severity.get(), finding.message(), finding.help(), finding.worlds(), finding.resource(), finding.location(),
                finding.related(), finding.fixes(), finding.conditions(), finding.fingerprint(), finding.suppression());
    }

    private LintReport report(WorldSet worlds, List<Finding> findings, List<CheckedRule> selected, RuleRun run) {
        notices.addAll(0, worlds.notices());
        Target target = target(worlds.worlds(), run);
        TreeSet<RuleDescriptor> rules = new TreeSet<>(Comparator.comparing(RuleDescriptor::code).thenComparing(RuleDescriptor::pack));
        selected.forEach(rule -> rules.add(rule.descriptor()));
        findings.forEach(finding -> rules.add(finding.rule()));
        List<WorldSummary> summaries = worlds.worlds().stream()
                .map(world -> new WorldSummary(world.name(), world.resources().size(), world.units()))
                .toList();
        return new LintReport(
                MeshlintVersion.get(), target, summaries, List.copyOf(rules), findings, notices, worlds.incomplete(), worlds.lines());
    }

    private Target target(List<World> worlds, RuleRun run) {
        if (worlds.isEmpty()) {
            return new Target(request.istioVersion().orElse("unknown"), request.kubernetesVersion().orElse("unknown"), List.of());
        }
        List<String> assumed = new ArrayList<>();
        String first = worlds.get(0).name();
        String istio = version(run, first, ISTIO, request.istioVersion(), assumed);
        String kubernetes = version(run, first, KUBERNETES, request.kubernetesVersion(), assumed);
        if (assumed.contains(ISTIO)) {
            int off = run.notApplying(first);
            notices.add("Istio version not found, assumed " + istio + ": "
                    + (off == 1 ? "1 rule does" : off + " rules do") + " not apply; set target.istio in meshlint.yaml, or --istio-version.");
        }
        for (World world : worlds) {
            String other = run.parameter(world.name(), ISTIO).map(Value::toString).orElse(istio);
            if (!other.equals(istio)) {
                notices.add("World " + world.name() + " is checked for Istio " + other + ", world " + first + " for Istio " + istio + ".");
            }
        }
        return new Target(istio, kubernetes, assumed);
    }

    /** A version that was neither given nor read from a manifest has no place: it is assumed. */
    private static String version(RuleRun run, String world, String name, Optional<String> given, List<String> assumed) {
        Optional<Value> value = run.parameter(world, name);
        if (value.isPresent() && value.get().place() == null && given.isEmpty() && !run.isGiven(name)) {
            assumed.add(name);
        }
        return value.map(Value::toString).orElse("unknown");
    }
}
