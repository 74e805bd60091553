package io.meshlint.engine.gitops;

import io.meshlint.engine.config.RelativePaths;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.EmbeddedYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the options by which an Application renders a chart. */
final class ArgoHelm {
    private final Plan plan;
    private final Directories directories;
    private final MapValue source;
    private final Value helm;
    private final Map<String, String> references;
    private final GeneratedFiles files = new GeneratedFiles();

    /** @param references the directories of this repository that sources lend under a name */
    ArgoHelm(Plan plan, Directories directories, MapValue source, Map<String, String> references) {
        this.plan = plan;
        this.directories = directories;
        this.source = source;
        this.helm = Values.at(source, "helm");
        this.references = references;
    }

    void deploy(String directory, String root, String namespace) {
        if (!directories.isChart(directory)) {
            plan.problem(
                    GitOpsProblem.Kind.MISSING,
                    Values.at(source, "path"),
                    plan.name() + " deploys the chart in " + directory + ", which holds no Chart.yaml",
                    "Correct the path, or add the chart.");
            return;
        }
        List<String> values = new ArrayList<>();
        boolean whole = true;
        for (Value file : Values.list(helm, "valueFiles")) {
            whole &= valuesFile(file, directory, root, values);
        }
        if (!whole) {
            return;
        }
        inline().ifPresent(held -> values.add(files.add("values.yaml", held.fields())));
        String parameters = parameters(directory);
        plan.deploy(new Deployment.Chart(
                directory,
                values,
                Values.text(helm, "releaseName").orElse(plan.object().name()),
                Values.text(helm, "namespace").orElse(namespace),
                Values.text(helm, "kubeVersion"),
                Values.list(helm, "apiVersions").stream().map(Value::toString).toList(),
                parameters,
                Values.isTrue(helm, "skipCrds"),
                files,
                Optional.empty()));
    }

    /** False where the file is missing, so that the chart would be rendered with wrong values. */
    private boolean valuesFile(Value file, String directory, String root, List<String> values) {
        String text = file.toString();
        String base = directory;
        String path = text;
        if (text.contains("://")) {
            plan.unknowable(
                    file,
                    plan.name() + " takes values from " + text + ", which is not in this repository",
                    ArgoApplication.COPY);
            return true;
        }
        if (text.startsWith("$")) {
            int slash = text.indexOf('/');
            String name = slash < 0 ? text.substring(1) : text.substring(1, slash);
            if (!references.containsKey(name)) {
                plan.unknowable(
                        file,
                        plan.name() + " takes values from " + text
                                + ", and no source of this repository has the reference " + name,
                        "Give one of the sources `ref: " + name
                                + "`, or name its repository in meshlint.yaml (gitops.repositories).");
                return true;
            }
            base = references.get(name);
            path = slash < 0 ? "" : text.substring(slash + 1);
        } else if (text.startsWith("/")) {
            base = root;
            path = text.substring(1);
        }
        String joined = RelativePaths.join(base, path);
        if (joined == null) {
            directories.resolve(plan, base, path, file);
            return false;
        }
        List<String> found = directories.matching(joined).stream()
                .filter(directories::isFile)
                .toList();
        values.addAll(found);
        if (!found.isEmpty() || Values.isTrue(helm, "ignoreMissingValueFiles") || Directories.isPattern(joined)) {
            return true;
        }
        plan.problem(
                GitOpsProblem.Kind.MISSING_VALUES,
                file,
                "the values file " + joined + " of " + plan.name()
                        + " does not exist, so Argo CD cannot render the chart",
                "Add the file, correct the path, which is relative to the chart, or set ignoreMissingValueFiles.");
        return false;
    }

    /** {@code valuesObject}, else {@code values}: one of the two is looked at. */
    private Optional<MapValue> inline() {
        if (Values.at(helm, "valuesObject") instanceof MapValue object) {
            return Optional.of(object);
        }
        if (!(Values.at(helm, "values") instanceof TextValue text)) {
            return Optional.empty();
        }
        EmbeddedYaml.Parsed parsed = EmbeddedYaml.read(text);
        if (parsed.value() instanceof MapValue map) {
            return Optional.of(map);
        }
        if (!text.value().isBlank()) {
            plan.problem(
                    GitOpsProblem.Kind.MISSING,
                    text,
                    "the values in " + plan.name() + " are no mapping"
                            + parsed.problem()
                                    .map(problem -> ": " + problem.message())
                                    .orElse(""),
                    "Write `key: value` lines.");
        }
        return Optional.empty();
    }

    /** The name of a file with what the Application sets one by one; empty where it sets nothing. */
    private String parameters(String directory) {
        List<Value> list = new ArrayList<>();
        for (Value parameter : Values.list(helm, "parameters")) {
            Value value = Values.at(parameter, "value");
            add(
                    list,
                    Values.text(parameter, "name"),
                    escaped(value.isAbsent() ? "" : value.toString()),
                    Values.isTrue(parameter, "forceString"),
                    value.isAbsent() ? parameter : value);
        }
        for (Value parameter : Values.list(helm, "fileParameters")) {
            Value path = Values.at(parameter, "path");
            Optional<String> file = directories.resolve(plan, directory, path.toString(), path);
            Optional<byte[]> content = file.flatMap(directories::bytes);
            content.ifPresent(bytes -> {
                String text = new String(bytes, StandardCharsets.UTF_8)
                        .replace("\\", "\\\\")
                        .replace(",", "\\,");
                add(list, Values.text(parameter, "name"), text, true, path);
            });
        }
        if (list.isEmpty()) {
            return "";
        }
        GeneratedText text = new GeneratedText();
        ValueWriter writer = new ValueWriter(text);
        writer.elements(new ListValue(list, null));
        return files.add("parameters.yaml", text);
    }

    private static void add(List<Value> list, Optional<String> name, String value, boolean text, Value at) {
        if (name.isPresent()) {
            Map<String, Value> fields = new LinkedHashMap<>();
            fields.put("name", Values.text(name.get(), at.place()));
            fields.put("value", Values.text(value, at.place()));
            fields.put("text", new io.meshlint.engine.value.BooleanValue(text, at.place()));
            list.add(new MapValue(fields, at.place()));
        }
    }

    /** Commas are no separators here, except in a list in braces (argo-cd {@code util/helm/cmd.go}, cleanSetParameters). */
    private static String escaped(String value) {
        return value.startsWith("{") && value.endsWith("}") ? value : value.replaceAll("([^\\\\]),", "$1\\\\,");
    }
}
