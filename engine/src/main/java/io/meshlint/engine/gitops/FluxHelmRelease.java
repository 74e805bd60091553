package io.meshlint.engine.gitops;

import io.meshlint.engine.config.RelativePaths;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.EmbeddedYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a Flux HelmRelease (helm-controller {@code api/v2/helmrelease_types.go}, fluxcd/pkg {@code chartutil}). */
final class FluxHelmRelease {
    private final Surroundings surroundings;
    private final Directories directories;
    private final Plan plan;
    private final Value spec;
    private final GeneratedFiles files = new GeneratedFiles();
    private final List<String> values = new ArrayList<>();

    private FluxHelmRelease(Resource object, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.directories = new Directories(surroundings.root());
        this.plan = new Plan(object);
        this.spec = Values.at(object.body(), "spec");
    }

    static Plan read(Resource object, Surroundings surroundings) {
        return new FluxHelmRelease(object, surroundings).read();
    }

    private Plan read() {
        Values.text(spec, "kubeConfig", "secretRef", "name")
                .ifPresent(name -> plan.cluster(name.replaceFirst("-?kubeconfig$", "")));
        Optional<Value> chart = chart();
        if (chart.isEmpty()) {
            return plan;
        }
        Value path = Values.at(chart.get(), "chart");
        if (path.isAbsent()) {
            plan.problem(
                    GitOpsProblem.Kind.MISSING,
                    chart.get(),
                    plan.name() + " names no chart",
                    "Write spec.chart.spec.chart and sourceRef.");
            return plan;
        }
        Value reference = Values.at(chart.get(), "sourceRef");
        if (Values.text(reference, "kind").orElse("").equals("HelmRepository")) {
            plan.unknowable(
                    path,
                    plan.name() + " deploys the chart " + path + " of HelmRepository " + Values.at(reference, "name")
                            + ", which is not in this repository",
                    ArgoApplication.COPY);
            return plan;
        }
        Optional<String> root = new FluxSource(surroundings, plan).root(reference, path.toString());
        root.flatMap(base -> directories.resolve(plan, base, path.toString(), path))
                .ifPresent(directory -> deploy(directory, root.get(), path, chart.get()));
        return plan;
    }

    /** The chart's specification, written in the release or in a HelmChart that it names. */
    private Optional<Value> chart() {
        Value reference = Values.at(spec, "chartRef");
        if (reference.isAbsent()) {
            Value inline = Values.at(spec, "chart", "spec");
            return Optional.of(inline.isAbsent() ? spec : inline);
        }
        String kind = Values.text(reference, "kind").orElse("");
        String name = Values.text(reference, "name").orElse("");
        String namespace = Values.text(reference, "namespace")
                .orElse(plan.object().namespace().orElse("default"));
        if (!kind.equals("HelmChart")) {
            plan.unknowable(
                    Values.isPresent(reference, "name") ? Values.at(reference, "name") : reference,
                    plan.name() + " deploys the chart of " + kind + " " + namespace + "/" + name
                            + ", which is not in this repository",
                    ArgoApplication.COPY);
            return Optional.empty();
        }
        Optional<Resource> found = surroundings.objects().find(kind, namespace, name, surroundings.environment());
        if (found.isEmpty() && !surroundings.last()) {
            plan.waitForMore();
        } else if (found.isEmpty()) {
            plan.unknowable(
                    Values.at(reference, "name"),
                    plan.name() + " deploys HelmChart " + namespace + "/" + name + ", which is not in this repository",
                    "Add the HelmChart, or write the chart into the release.");
        }
        return found.map(held -> Values.at(held.body(), "spec"));
    }

    private void deploy(String directory, String root, Value path, Value chart) {
        if (!directories.isChart(directory)) {
            plan.problem(
                    GitOpsProblem.Kind.MISSING,
                    path,
                    plan.name() + " deploys the chart in " + directory + ", which holds no Chart.yaml",
                    "Correct the path, or add the chart.");
            return;
        }
        List<Value> own = new ArrayList<>(Values.list(chart, "valuesFiles"));
        if (Values.isPresent(chart, "valuesFile")) {
            own.add(Values.at(chart, "valuesFile"));
        }
        // Paths are those of the source, not of the chart.
        for (Value file : own) {
            String joined = RelativePaths.join(root, file.toString());
            if (joined != null && directories.isFile(joined)) {
                values.add(joined);
            } else if (!Values.isTrue(chart, "ignoreMissingValuesFiles")) {
                plan.problem(
                        GitOpsProblem.Kind.MISSING_VALUES,
                        file,
                        "the values file " + file + " of " + plan.name() + " does not exist, so Flux cannot render the"
                                + " chart",
                        "Add the file, or correct the path, which is relative to the repository.");
                return;
            }
        }
        for (Value reference : Values.list(spec, "valuesFrom")) {
            if (!valuesFrom(reference)) {
                return;
            }
        }
        if (Values.at(spec, "values") instanceof MapValue inline) {
            values.add(files.add("values.yaml", inline.fields()));
        }
        plan.deploy(new Deployment.Chart(
                directory,
                values,
                release(),
                namespace(),
                Optional.empty(),
                List.of(),
                "",
                Values.text(spec, "install", "crds").orElse("").equals("Skip"),
                files,
                FluxKustomization.postRendering(spec)));
    }

    private String namespace() {
        return Values.text(spec, "targetNamespace")
                .orElse(plan.object().namespace().orElse("default"));
    }

    /** As helm-controller names it; a name of more than 53 characters gets a hash there, and is only cut here. */
    private String release() {
        String name = Values.text(spec, "releaseName")
                .orElseGet(() -> Values.text(spec, "targetNamespace")
                                .map(namespace -> namespace + "-")
                                .orElse("")
                        + plan.object().name());
        return name.length() > 53 ? name.substring(0, 53).replaceAll("-+$", "") : name;
    }

    /** False where the object may still be found. */
    private boolean valuesFrom(Value reference) {
        String kind = Values.text(reference, "kind").orElse("ConfigMap");
        String name = Values.text(reference, "name").orElse("");
        String namespace = plan.object().namespace().orElse("default");
        String key = Values.text(reference, "valuesKey").orElse("values.yaml");
        Value at = Values.isPresent(reference, "name") ? Values.at(reference, "name") : reference;
        Optional<Resource> found = surroundings.objects().find(kind, namespace, name, surroundings.environment());
        if (found.isEmpty() && !surroundings.last()) {
            plan.waitForMore();
            return false;
        }
        String what = kind + " " + namespace + "/" + name;
        if (found.isEmpty() || KnownObjects.isEncrypted(found.get())) {
            boolean missing = found.isEmpty();
            if (!missing || !Values.isTrue(reference, "optional")) {
                plan.unknowable(
                        at,
                        plan.name() + " takes values from " + what
                                + (missing ? ", which is not in this repository" : ", which is encrypted"),
                        "The chart is rendered without them; what they would change is not checked.");
            }
            return true;
        }
        TextValue held = KnownObjects.data(found.get()).get(key);
        if (held == null) {
            if (!Values.isTrue(reference, "optional")) {
                plan.problem(
                        GitOpsProblem.Kind.MISSING_VALUES,
                        at,
                        plan.name() + " takes values from the key " + key + " of " + what + ", which does not have it",
                        "Correct valuesKey, or add the key.");
            }
            return true;
        }
        take(reference, held, at);
        return true;
    }

    private void take(Value reference, TextValue held, Value at) {
        Optional<String> target = Values.text(reference, "targetPath");
        if (target.isPresent()) {
            if (target.get().contains("[") || target.get().contains("\\")) {
                plan.unknowable(
                        Values.at(reference, "targetPath"),
                        plan.name() + " sets " + target.get() + ", a path that meshlint does not follow",
                        "Set the whole list in a values file.");
                return;
            }
            values.add(files.add("values.yaml", nested(target.get().split("\\."), 0, held)));
            return;
        }
        EmbeddedYaml.Parsed parsed = EmbeddedYaml.read(held);
        if (parsed.value() instanceof MapValue map) {
            values.add(files.add("values.yaml", map.fields()));
        } else if (!held.value().isBlank()) {
            plan.problem(
                    GitOpsProblem.Kind.MISSING_VALUES,
                    held.place() == null ? at : held,
                    "the values that " + plan.name() + " takes from here are no mapping"
                            + parsed.problem()
                                    .map(problem -> ": " + problem.message())
                                    .orElse(""),
                    "Write `key: value` lines.");
        }
    }

    /** A single value below its path, read as {@code helm --set} reads it: a text in quotes stays one. */
    private static Map<String, Value> nested(String[] path, int from, TextValue held) {
        Map<String, Value> fields = new LinkedHashMap<>();
        if (from + 1 < path.length) {
            fields.put(path[from], new MapValue(nested(path, from + 1, held), held.place()));
            return fields;
        }
        String text = held.value().strip();
        boolean quoted = text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '\'');
        Value plain = quoted ? Values.text(text.substring(1, text.length() - 1), held.place()) : typed(text, held);
        fields.put(path[from], plain);
        return fields;
    }

    private static Value typed(String text, TextValue held) {
        if (text.equals("true") || text.equals("false")) {
            return new io.meshlint.engine.value.BooleanValue(text.equals("true"), held.place());
        }
        if (text.equals("0") || text.matches("-?[1-9]\\d{0,17}")) {
            return new io.meshlint.engine.value.IntegerValue(Long.parseLong(text), held.place());
        }
        return Values.text(text, held.place());
    }
}
