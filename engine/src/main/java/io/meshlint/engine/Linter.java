package io.meshlint.engine;

import io.meshlint.engine.conformance.KnownKinds;
import io.meshlint.engine.conformance.SchemaCheck;
import io.meshlint.engine.conformance.TargetVersions;
import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.LintReport.Target;
import io.meshlint.engine.finding.LintReport.WorldSummary;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import io.meshlint.engine.world.WorldSet;
import io.meshlint.grammar.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Lints a repository. */
public final class Linter {
    /** The parameters of packs that say what the configuration is for. */
    static final String ISTIO = "istio";

    static final String KUBERNETES = "kubernetes";

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
        Preparation prepared = Preparation.of(request);
        problems.addAll(prepared.problems());
        notices.addAll(prepared.customKinds().notices());
        Program program = prepared.program();
        WorldSet worlds = prepared.worlds();
        RuleSelection selection =
                new RuleSelection(prepared.configuration().rules(), request.select(), request.ignore());
        // The rule that is meant may be one that does not compile, which is said already.
        if (prepared.diagnostics().stream().noneMatch(Diagnostic::isError)) {
            reportUnknownSelectors(selection, program.rules());
        }
        List<CheckedRule> selected = program.rules().stream()
                .filter(rule -> selection.runs(rule.descriptor()))
                .toList();
        RuleRun run = new RuleRun(program, selected, prepared.catalog(), prepared.given(), prepared.closedWorld());
        run.open(worlds.worlds());
        KnownKinds kinds = prepared.customKinds().kinds();
        CompletableFuture<List<Finding>> checking = CompletableFuture.supplyAsync(() ->
                SchemaCheck.check(worlds.worlds(), kinds, world -> versions(prepared, run, world), selection::runs));
        List<Finding> findings = new ArrayList<>();
        worlds.findings().stream()
                .filter(finding -> selection.tells(finding.rule()))
                .forEach(findings::add);
        findings.addAll(run.run(worlds.worlds()));
        findings.addAll(run.remaining(checking.join()));
        findings.replaceAll(finding -> withSeverity(finding, selection));
        problems.addAll(run.problems());
        return new LintOutcome(report(worlds, findings, selected, run), prepared.diagnostics(), problems);
    }

    private void reportUnknownSelectors(RuleSelection selection, List<CheckedRule> rules) {
        List<RuleDescriptor> known = Stream.concat(
                        rules.stream().map(CheckedRule::descriptor),
                        Stream.of(BuiltInRule.values()).map(BuiltInRule::descriptor))
                .toList();
        TreeSet<String> names = new TreeSet<>();
        known.forEach(rule -> {
            names.add(rule.code());
            names.add(rule.name());
            names.addAll(rule.tags());
        });
        for (String selector : selection.unknown(known)) {
            problems.add("`" + selector + "` is no rule's code, name, tag or equivalent"
                    + io.meshlint.grammar.text.EditDistance.nearest(selector, names)
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse(""));
        }
    }

    private static Finding withSeverity(Finding finding, RuleSelection selection) {
        Optional<Severity> severity = selection.severity(finding.rule());
        if (severity.isEmpty() || severity.get() == finding.severity()) {
            return finding;
        }
        return finding.withSeverity(severity.get());
    }

    private LintReport report(WorldSet worlds, List<Finding> findings, List<CheckedRule> selected, RuleRun run) {
        notices.addAll(0, worlds.notices());
        Target target = target(worlds.worlds(), run);
        TreeSet<RuleDescriptor> rules =
                new TreeSet<>(Comparator.comparing(RuleDescriptor::code).thenComparing(RuleDescriptor::pack));
        selected.forEach(rule -> rules.add(rule.descriptor()));
        findings.forEach(finding -> rules.add(finding.rule()));
        List<WorldSummary> summaries = worlds.worlds().stream()
                .map(world -> new WorldSummary(world.name(), world.resources().size(), world.units()))
                .toList();
        return new LintReport(
                MeshlintVersion.get(),
                target,
                summaries,
                List.copyOf(rules),
                findings,
                notices,
                worlds.incomplete(),
                worlds.lines());
    }

    private Target target(List<World> worlds, RuleRun run) {
        if (worlds.isEmpty()) {
            return new Target(
                    request.istioVersion().orElse("unknown"),
                    request.kubernetesVersion().orElse("unknown"),
                    List.of());
        }
        List<String> assumed = new ArrayList<>();
        String first = worlds.get(0).name();
        String istio = version(run, first, ISTIO, request.istioVersion(), assumed);
        String kubernetes = version(run, first, KUBERNETES, request.kubernetesVersion(), assumed);
        if (assumed.contains(ISTIO)) {
            int off = run.notApplying(first);
            notices.add("Istio version not found, assumed " + istio + switchedOff(off)
                    + "; set target.istio in meshlint.yaml, or --istio-version.");
        }
        for (World world : worlds) {
            String other =
                    run.parameter(world.name(), ISTIO).map(Value::toString).orElse(istio);
            if (!other.equals(istio)) {
                notices.add("World " + world.name() + " is checked for Istio " + other + ", world " + first
                        + " for Istio " + istio + ".");
            }
        }
        return new Target(istio, kubernetes, assumed);
    }

    private TargetVersions versions(Preparation prepared, RuleRun run, String world) {
        TargetVersions versions = TargetVersions.UNKNOWN;
        for (Product product : Product.values()) {
            String name = product == Product.ISTIO ? ISTIO : KUBERNETES;
            Optional<String> given = prepared.givenVersion(name);
            Optional<Value> value = run.parameter(world, name);
            boolean certain = given.isPresent()
                    || run.isGiven(name)
                    || value.isPresent() && value.get().place() != null;
            Optional<String> version = value.map(Value::toString).or(() -> given);
            if (version.isPresent()) {
                versions = versions.with(product, version.get(), certain);
            }
        }
        return versions;
    }

    private static String switchedOff(int rules) {
        if (rules == 0) {
            return "";
        }
        return rules == 1 ? ": 1 rule does not apply" : ": " + rules + " rules do not apply";
    }

    /** A version that was neither given nor read from a manifest has no place: it is assumed. */
    private static String version(
            RuleRun run, String world, String name, Optional<String> given, List<String> assumed) {
        Optional<Value> value = run.parameter(world, name);
        if (value.isPresent() && value.get().place() == null && given.isEmpty() && !run.isGiven(name)) {
            assumed.add(name);
        }
        return value.map(Value::toString).orElse("unknown");
    }
}
