package io.meshlint.engine.gitops;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.ManifestReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a Flux Kustomization as its controller does (github.com/fluxcd/pkg/kustomize, {@code Generator.GenerateManifest} and {@code SubstituteVariables}). */
final class FluxKustomization {
    private final Surroundings surroundings;
    private final Directories directories;
    private final Plan plan;
    private final Value spec;

    private FluxKustomization(Resource object, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.directories = new Directories(surroundings.root());
        this.plan = new Plan(object);
        this.spec = Values.at(object.body(), "spec");
    }

    static Plan read(Resource object, Surroundings surroundings) {
        return new FluxKustomization(object, surroundings).read();
    }

    private Plan read() {
        Values.text(spec, "kubeConfig", "secretRef", "name")
                .ifPresent(name -> plan.cluster(name.replaceFirst("-?kubeconfig$", "")));
        String path = Values.text(spec, "path").orElse("./");
        Optional<String> root = new FluxSource(surroundings, plan).root(Values.at(spec, "sourceRef"), path);
        Value at = Values.isPresent(spec, "path") ? Values.at(spec, "path") : spec;
        Optional<FluxVariables> variables = FluxVariables.of(spec, plan, surroundings);
        Optional<String> directory = root.flatMap(base -> directories.resolve(plan, base, path, at));
        directory.ifPresent(plan::claim);
        if (directory.isPresent() && variables.isPresent()) {
            deploy(directory.get(), at, variables.get());
        }
        return plan;
    }

    private void deploy(String directory, Value path, FluxVariables variables) {
        if (!directories.isDirectory(directory)) {
            plan.problem(
                    GitOpsProblem.Kind.MISSING,
                    path,
                    plan.name() + " deploys " + directory + ", which is no directory",
                    "Name the directory that the file lies in.");
            return;
        }
        Optional<KustomizationText> own = KustomizationText.of(directories, directory);
        List<String> scanned = own.isPresent() ? List.of() : scan(directory);
        KustomizationText kustomization = own.orElseGet(() -> KustomizationText.generated(
                directory,
                scanned.stream()
                        .map(file -> "./" + (directory.isEmpty() ? file : file.substring(directory.length() + 1)))
                        .toList()));
        boolean options = options(kustomization);
        boolean plain = own.isEmpty()
                && !options
                && variables.isEmpty()
                && scanned.stream().allMatch(directories::isFile);
        if (plain) {
            plan.deploy(new Deployment.Manifests(directory, "default", scanned));
            return;
        }
        GeneratedFiles files = new GeneratedFiles();
        kustomization.addTo(files);
        String name = variables.isEmpty() ? "" : files.add("variables.yaml", variables.values());
        plan.deploy(new Deployment.Overlay(directory, "default", files, name, variables.open(), true, scanned));
    }

    /** What the controller takes into the kustomization of a directory that has none: directories with one, and manifests elsewhere. */
    private List<String> scan(String directory) {
        List<String> found = new ArrayList<>();
        List<String> kustomizations = new ArrayList<>();
        for (String file : directories.files(directory, below -> {
            boolean own = directories.kustomization(below).isPresent();
            if (own) {
                kustomizations.add(below);
            }
            return !own;
        })) {
            if ((file.endsWith(".yaml") || file.endsWith(".yml")) && holdsResources(file)) {
                found.add(file);
            }
        }
        found.addAll(kustomizations);
        return found.stream().sorted().toList();
    }

    private boolean holdsResources(String file) {
        return directories
                .bytes(file)
                .map(bytes -> new ManifestReader().read(file, bytes).documents())
                .orElse(List.of())
                .stream()
                .anyMatch(document -> Values.text(document.root(), "apiVersion").isPresent()
                        && Values.text(document.root(), "kind").isPresent());
    }

    /** True where there were any. */
    private boolean options(KustomizationText kustomization) {
        boolean any = false;
        Map<String, String> single = new LinkedHashMap<>();
        single.put("targetNamespace", "namespace");
        single.put("namePrefix", "namePrefix");
        single.put("nameSuffix", "nameSuffix");
        for (Map.Entry<String, String> entry : single.entrySet()) {
            if (Values.isPresent(spec, entry.getKey())) {
                kustomization.set(entry.getValue(), Values.at(spec, entry.getKey()));
                any = true;
            }
        }
        for (String list : List.of("patches", "components")) {
            for (Value entry : Values.list(spec, list)) {
                kustomization.append(list, entry);
                any = true;
            }
        }
        for (Value image : Values.list(spec, "images")) {
            kustomization.replace("images", "name", image);
            any = true;
        }
        if (Values.at(spec, "commonMetadata", "labels") instanceof MapValue labels) {
            Map<String, Value> entry = new LinkedHashMap<>();
            entry.put("pairs", labels);
            kustomization.append("labels", new MapValue(entry, labels.place()));
            any = true;
        }
        if (Values.at(spec, "commonMetadata", "annotations") instanceof MapValue annotations) {
            kustomization.annotate(annotations);
            any = true;
        }
        return any;
    }

    /** A post renderer of a HelmRelease is a kustomization of one file. */
    static Optional<MapValue> postRendering(Value spec) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Value renderer : Values.list(spec, "postRenderers")) {
            for (String list : List.of("patches", "images", "patchesStrategicMerge", "patchesJson6902")) {
                List<Value> all =
                        new ArrayList<>(fields.get(list) instanceof ListValue held ? held.elements() : List.of());
                Values.list(renderer, "kustomize", list).forEach(entry -> all.add(asText(list, entry)));
                if (!all.isEmpty()) {
                    fields.put(list, new ListValue(all, all.get(0).place()));
                }
            }
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new MapValue(fields, null));
    }

    /** Kustomize takes texts where Flux takes mappings. */
    private static Value asText(String list, Value entry) {
        if (!list.equals("patchesStrategicMerge") || !(entry instanceof MapValue map)) {
            return entry;
        }
        return new TextValue(ValueWriter.document(map.fields()).text(), map.place());
    }
}
