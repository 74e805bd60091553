package io.meshlint.engine.gitops;

import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the options that an Application adds to a kustomization (argo-cd {@code util/kustomize/kustomize.go}). */
final class ArgoKustomize {
    private final Plan plan;
    private final Directories directories;

    ArgoKustomize(Plan plan, Directories directories) {
        this.plan = plan;
        this.directories = directories;
    }

    void deploy(MapValue source, String directory, String namespace) {
        Value options = Values.at(source, "kustomize");
        Optional<KustomizationText> held = KustomizationText.of(directories, directory);
        if (held.isEmpty()) {
            plan.problem(
                    GitOpsProblem.Kind.MISSING,
                    Values.at(source, "path"),
                    plan.name() + " deploys " + directory + ", which holds no kustomization",
                    "Correct the path, or add a kustomization.yaml.");
            return;
        }
        KustomizationText kustomization = held.get();
        for (String name : new String[] {"namePrefix", "nameSuffix", "namespace"}) {
            if (Values.isPresent(options, name)) {
                kustomization.set(name, Values.at(options, name));
            }
        }
        Values.list(options, "images").forEach(image -> image(kustomization, image));
        Values.list(options, "replicas").forEach(entry -> kustomization.replace("replicas", "name", replicas(entry)));
        labels(kustomization, options);
        annotations(kustomization, options);
        Values.list(options, "patches").forEach(patch -> kustomization.append("patches", patch));
        Values.list(options, "components").forEach(component -> kustomization.append("components", component));
        GeneratedFiles files = new GeneratedFiles();
        kustomization.addTo(files);
        plan.deploy(new Deployment.Overlay(directory, namespace, files, "", false, false, List.of()));
    }

    private static Value replicas(Value entry) {
        if (!(entry instanceof MapValue map)) {
            return entry;
        }
        Map<String, Value> fields = new LinkedHashMap<>(map.fields());
        if (Values.at(map, "count") instanceof TextValue count && count.value().matches("\\d+")) {
            fields.put(
                    "count", new io.meshlint.engine.value.IntegerValue(Long.parseLong(count.value()), count.place()));
        }
        return new MapValue(fields, map.place());
    }

    /** {@code name=new:tag}, {@code name:tag}, {@code name@digest}, as {@code kustomize edit set image} takes it. */
    private static void image(KustomizationText kustomization, Value value) {
        String text = value.toString();
        int equals = text.indexOf('=');
        String name = equals < 0 ? "" : text.substring(0, equals);
        String rest = text.substring(equals + 1);
        String digest = rest.contains("@") ? rest.substring(rest.indexOf('@') + 1) : "";
        String image = rest.contains("@") ? rest.substring(0, rest.indexOf('@')) : rest;
        int colon = image.indexOf(':', image.lastIndexOf('/') + 1);
        String tag = colon < 0 ? "" : image.substring(colon + 1);
        String newName = colon < 0 ? image : image.substring(0, colon);
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", Values.text(name.isEmpty() ? newName : name, value.place()));
        if (!name.isEmpty() && !newName.equals(name)) {
            fields.put("newName", Values.text(newName, value.place()));
        }
        if (!digest.isEmpty()) {
            fields.put("digest", Values.text(digest, value.place()));
        } else if (!tag.isEmpty()) {
            fields.put("newTag", Values.text(tag, value.place()));
        }
        kustomization.replace("images", "name", new MapValue(fields, value.place()));
    }

    private static void labels(KustomizationText kustomization, Value options) {
        if (!(Values.at(options, "commonLabels") instanceof MapValue labels)) {
            return;
        }
        if (Values.isTrue(options, "labelWithoutSelector")) {
            Map<String, Value> entry = new LinkedHashMap<>();
            entry.put("pairs", labels);
            if (Values.isTrue(options, "labelIncludeTemplates")) {
                entry.put("includeTemplates", Values.at(options, "labelIncludeTemplates"));
            }
            kustomization.append("labels", new MapValue(entry, labels.place()));
        } else {
            kustomization.merge("commonLabels", labels);
        }
    }

    private static void annotations(KustomizationText kustomization, Value options) {
        if (Values.at(options, "commonAnnotations") instanceof MapValue annotations) {
            kustomization.merge("commonAnnotations", annotations);
        }
    }
}
