package io.meshlint.engine.world;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.render.RenderResult;
import io.meshlint.engine.render.RenderResult.RenderedDocument;
import io.meshlint.engine.render.Renderer;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Has units rendered, several at a time, and reads what comes out. */
final class Rendering {
    private static final int MOST_AT_A_TIME = 8;

    private final Repository repository;
    private final FileReader reader;
    private final ResourceExtractor extractor;
    private final String kubernetesVersion;
    private final List<String> apiVersions;

    Rendering(
            Repository repository,
            FileReader reader,
            ResourceExtractor extractor,
            String kubernetesVersion,
            List<String> apiVersions) {
        this.repository = repository;
        this.reader = reader;
        this.extractor = extractor;
        this.kubernetesVersion = kubernetesVersion;
        this.apiVersions = apiVersions;
    }

    /** What became of a unit. */
    record Rendered(PlannedUnit unit, List<Resource> resources, List<Finding> findings) {
        Member member() {
            return new Member(unit.path(), unit.environment(), true, summary(), resources);
        }

        /** A unit that renders to nothing and fails at nothing, as a library chart does, says so. */
        private UnitSummary summary() {
            UnitSummary summary = unit.summary();
            return resources.isEmpty() && findings.isEmpty()
                    ? new UnitSummary(
                            summary.kind(), summary.path(), summary.values(), summary.why() + "; it deploys nothing")
                    : summary;
        }
    }

    /** In the order of the units. */
    List<Rendered> render(List<PlannedUnit> units, Supplier<Renderer> supplier) {
        if (units.isEmpty()) {
            return List.of();
        }
        Renderer renderer = supplier.get();
        int threads = Math.min(
                units.size(), Math.min(MOST_AT_A_TIME, Runtime.getRuntime().availableProcessors()));
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Rendered>> pending = new ArrayList<>();
            units.forEach(unit -> pending.add(executor.submit(() -> render(unit, renderer))));
            List<Rendered> rendered = new ArrayList<>();
            for (Future<Rendered> one : pending) {
                rendered.add(one.get());
            }
            return rendered;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rendering", interrupted);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("rendering failed", failure.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private Rendered render(PlannedUnit unit, Renderer renderer) {
        List<Finding> findings = new ArrayList<>();
        List<Resource> resources = new ArrayList<>();
        unit.inputs(reader::exists).forEach(file -> findings.addAll(reader.problems(file)));
        boolean broken =
                findings.stream().anyMatch(f -> !f.rule().code().equals(BuiltInRule.YAML_DUPLICATE_KEY.code()));
        if (broken) {
            return new Rendered(unit, resources, findings);
        }
        RenderResult result = renderer.render(unit.request(repository, kubernetesVersion, apiVersions));
        for (RenderedDocument document : result.documents()) {
            read(document, unit, resources, findings);
        }
        result.problems().forEach(problem -> findings.addAll(explain(problem, unit)));
        return new Rendered(unit, resources, findings);
    }

    private void read(RenderedDocument document, PlannedUnit unit, List<Resource> resources, List<Finding> findings) {
        YamlFile yaml = reader.manifests().readText(unit.path(), document.text(), document.origins());
        ResourceExtractor.Extracted extracted = extractor.extract(yaml.documents(), unit.namespace(), true);
        resources.addAll(extracted.resources());
        findings.addAll(extracted.findings());
        yaml.problems().forEach(problem -> findings.add(Findings.of(problem, unit.path(), document.origins())));
    }

    /** A file that the renderer could not read is explained by our own reader, which knows the line and the remedy. */
    private List<Finding> explain(RenderResult.Problem problem, PlannedUnit unit) {
        String file = problem.file();
        boolean yaml = file.endsWith(".yaml") || file.endsWith(".yml");
        if (problem.kind() == RenderResult.Kind.BROKEN && yaml && !file.contains("templates/") && reader.exists(file)) {
            List<Finding> own = reader.problems(file).stream()
                    .filter(f -> f.severity() == Severity.ERROR)
                    .toList();
            if (!own.isEmpty()) {
                return own;
            }
        }
        return List.of(Findings.of(problem, unit.path().isEmpty() ? "." : unit.path()));
    }
}
