package io.meshlint.engine.world;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.gitops.Deployment;
import io.meshlint.engine.gitops.GeneratedFiles;
import io.meshlint.engine.gitops.PostRendering;
import io.meshlint.engine.render.RenderResult;
import io.meshlint.engine.render.RenderResult.RenderedDocument;
import io.meshlint.engine.render.Renderer;
import io.meshlint.engine.value.Origins.Origin;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final Supplier<Renderer> supplier;
    private Renderer asked;

    /** @param supplier asked at most once, and only where something is to be rendered */
    Rendering(
            Repository repository,
            FileReader reader,
            ResourceExtractor extractor,
            String kubernetesVersion,
            List<String> apiVersions,
            Supplier<Renderer> supplier) {
        this.repository = repository;
        this.reader = reader;
        this.extractor = extractor;
        this.kubernetesVersion = kubernetesVersion;
        this.apiVersions = apiVersions;
        this.supplier = supplier;
    }

    private synchronized Renderer renderer() {
        if (asked == null) {
            asked = supplier.get();
        }
        return asked;
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
    List<Rendered> render(List<PlannedUnit> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        int threads = Math.min(
                units.size(), Math.min(MOST_AT_A_TIME, Runtime.getRuntime().availableProcessors()));
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Rendered>> pending = new ArrayList<>();
            units.forEach(unit -> pending.add(executor.submit(() -> render(unit))));
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

    private Rendered render(PlannedUnit unit) {
        List<Finding> findings = new ArrayList<>();
        List<Resource> resources = new ArrayList<>();
        unit.inputs(reader::exists).forEach(file -> findings.addAll(reader.problems(file)));
        boolean broken =
                findings.stream().anyMatch(f -> !f.rule().code().equals(BuiltInRule.YAML_DUPLICATE_KEY.code()));
        if (broken) {
            return new Rendered(unit, resources, findings);
        }
        if (unit.deployment().orElse(null) instanceof Deployment.Manifests manifests) {
            manifests.manifests().forEach(file -> readFile(file, unit, resources, findings));
            return new Rendered(unit, resources, findings);
        }
        RenderResult result = renderer().render(unit.request(repository, kubernetesVersion, apiVersions));
        List<RenderedDocument> documents = result.documents();
        result.problems().forEach(problem -> findings.addAll(explain(problem, unit, files(unit))));
        if (unit.deployment().isPresent()) {
            documents = led(documents, files(unit));
        }
        if (unit.deployment().orElse(null) instanceof Deployment.Chart chart
                && chart.postRendering().isPresent()
                && !documents.isEmpty()) {
            Deployment.Overlay after = PostRendering.of(chart.postRendering().get(), documents, chart.namespace());
            RenderResult changed = renderer().render(after.request(repository.root(), kubernetesVersion, apiVersions));
            changed.problems().forEach(problem -> findings.addAll(explain(problem, unit, after.files())));
            documents = led(changed.documents(), after.files());
        }
        for (RenderedDocument document : documents) {
            read(document, unit, resources, findings);
        }
        return new Rendered(unit, resources, findings);
    }

    private static GeneratedFiles files(PlannedUnit unit) {
        return unit.deployment().map(Deployment::files).orElseGet(GeneratedFiles::new);
    }

    /** Documents whose origins lead to what generated files were written from. */
    private static List<RenderedDocument> led(List<RenderedDocument> documents, GeneratedFiles files) {
        return documents.stream()
                .map(document -> new RenderedDocument(document.text(), files.through(document.origins())))
                .toList();
    }

    private void readFile(String file, PlannedUnit unit, List<Resource> resources, List<Finding> findings) {
        FileReader.Content content = reader.content(file);
        if (content.problem().isPresent()) {
            findings.add(content.problem().get());
            return;
        }
        YamlFile yaml = reader.parse(file, content);
        ResourceExtractor.Extracted extracted = extractor.extract(yaml.documents(), unit.namespace(), false);
        resources.addAll(extracted.resources());
        findings.addAll(extracted.findings());
        findings.addAll(FileReader.findings(file, yaml.problems()));
    }

    private void read(RenderedDocument document, PlannedUnit unit, List<Resource> resources, List<Finding> findings) {
        YamlFile yaml = reader.manifests().readText(unit.path(), document.text(), document.origins());
        ResourceExtractor.Extracted extracted = extractor.extract(yaml.documents(), unit.namespace(), true);
        resources.addAll(extracted.resources());
        findings.addAll(extracted.findings());
        yaml.problems().forEach(problem -> findings.add(Findings.of(problem, unit.path(), document.origins())));
    }

    /** A file that the renderer could not read is explained by our own reader, which knows the line and the remedy. */
    private List<Finding> explain(RenderResult.Problem given, PlannedUnit unit, GeneratedFiles files) {
        RenderResult.Problem problem = led(given, files);
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

    /** A problem in a generated file belongs to what its line was written from. */
    private static RenderResult.Problem led(RenderResult.Problem problem, GeneratedFiles files) {
        if (!files.holds(problem.file())) {
            return problem;
        }
        int line = Math.max(1, problem.line().orElse(1));
        Optional<Origin> origin = files.origin(problem.file(), new Region(line, 1, line, 1));
        if (origin.isEmpty()) {
            return problem;
        }
        OptionalInt there = origin.get()
                .region()
                .map(region -> OptionalInt.of(region.startLine()))
                .orElse(OptionalInt.empty());
        return new RenderResult.Problem(
                problem.kind(), origin.get().file(), there, origin.get().region(), problem.message(), problem.help());
    }
}
