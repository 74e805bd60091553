package io.meshlint.engine.world;

import io.meshlint.engine.config.Configuration.Unit;
import io.meshlint.engine.config.ConfigurationFile;
import io.meshlint.engine.config.RelativePaths;
import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.SourceLocation;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the environments of {@code meshlint.yaml} into units. */
final class ConfiguredUnits {
    private static final String WHY = "meshlint.yaml says so";

    private final Repository repository;
    private final ConfigurationFile file;
    private final List<String> scopes;
    private final List<PlannedUnit> units = new ArrayList<>();
    private final List<Manifests> manifests = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** @param scopes the paths to lint, relative to the repository; units that lie beside them are left out */
    ConfiguredUnits(Repository repository, ConfigurationFile file, List<String> scopes) {
        this.repository = repository;
        this.file = file;
        this.scopes = scopes;
    }

    /** A directory or file of manifests in an environment. */
    record Manifests(String environment, String path) {}

    ConfiguredUnits run() {
        file.configuration().environments().forEach((environment, parts) -> {
            for (int i = 0; i < parts.size(); i++) {
                if (inScope(parts.get(i).path())) {
                    plan(environment, i, parts.get(i));
                }
            }
        });
        return this;
    }

    List<PlannedUnit> units() {
        return units;
    }

    List<Manifests> manifests() {
        return manifests;
    }

    List<Finding> findings() {
        return findings;
    }

    private boolean inScope(String path) {
        return scopes.stream().anyMatch(scope -> Repository.isIn(path, scope) || Repository.isIn(scope, path));
    }

    private void plan(String environment, int number, Unit unit) {
        if (unit instanceof Unit.Helm helm) {
            planChart(environment, number, helm);
        } else if (unit instanceof Unit.Kustomize kustomize) {
            boolean exists = Scan.KUSTOMIZATION_FILES.stream()
                    .anyMatch(name -> Files.isRegularFile(
                            repository.resolve(kustomize.path()).resolve(name)));
            SourceLocation named = location(environment, number, "kustomize");
            if (exists) {
                units.add(new PlannedUnit(
                        PlannedUnit.Kind.KUSTOMIZE,
                        kustomize.path(),
                        Optional.of(environment),
                        List.of(),
                        "",
                        "default",
                        WHY,
                        Optional.of(named)));
            } else {
                missing(kustomize.path() + " holds no kustomization.yaml", environment, named, kustomize.path());
            }
        } else if (unit instanceof Unit.Manifests part) {
            SourceLocation named = location(environment, number, "manifests");
            if (Files.exists(repository.resolve(part.path()))) {
                manifests.add(new Manifests(environment, part.path()));
            } else {
                missing(part.path() + " does not exist", environment, named, part.path());
            }
        }
    }

    private void planChart(String environment, int number, Unit.Helm helm) {
        SourceLocation named = location(environment, number, "helm");
        if (!Files.isRegularFile(repository.resolve(helm.path()).resolve("Chart.yaml"))) {
            missing(helm.path() + " holds no Chart.yaml", environment, named, helm.path());
            return;
        }
        List<String> values = new ArrayList<>();
        boolean complete = true;
        for (int i = 0; i < helm.values().size(); i++) {
            String path = RelativePaths.join(helm.path(), helm.values().get(i));
            if (path != null && Files.isRegularFile(repository.resolve(path))) {
                values.add(path);
            } else {
                complete = false;
                missingValues(
                        environment, helm.path(), helm.values().get(i), location(environment, number, "values", i));
            }
        }
        if (complete) {
            units.add(new PlannedUnit(
                    PlannedUnit.Kind.HELM,
                    helm.path(),
                    Optional.of(environment),
                    values,
                    helm.release().orElseGet(() -> repository.releaseName(helm.path())),
                    helm.namespace().orElse("default"),
                    WHY,
                    Optional.of(named)));
        }
    }

    private void missing(String what, String environment, SourceLocation location, String path) {
        findings.add(Findings.of(
                        BuiltInRule.MISSING_UNIT,
                        "the environment " + environment + " names what is not there: " + what,
                        "Correct the path in meshlint.yaml; paths are relative to that file.",
                        location,
                        environment,
                        path)
                .withWorlds(List.of(environment)));
    }

    private void missingValues(String environment, String chart, String values, SourceLocation location) {
        findings.add(Findings.of(
                        BuiltInRule.MISSING_VALUES_FILE,
                        "the values file " + values + " of " + chart
                                + " does not exist, so the chart is not rendered for " + environment,
                        "Correct the path in meshlint.yaml, or add the file; values files are relative to the chart.",
                        location,
                        environment,
                        chart,
                        values)
                .withWorlds(List.of(environment)));
    }

    private SourceLocation location(String environment, int number, Object... field) {
        Object[] steps = new Object[3 + field.length];
        steps[0] = "environments";
        steps[1] = environment;
        steps[2] = number;
        System.arraycopy(field, 0, steps, 3, field.length);
        return file.locationOf(steps).orElse(SourceLocation.wholeFile("meshlint.yaml"));
    }
}
