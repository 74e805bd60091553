package io.meshlint.engine.gitops;

import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.ManifestReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an Argo CD Application (argo-cd {@code pkg/apis/application/v1alpha1/types.go}, {@code reposerver/repository/repository.go}). */
final class ArgoApplication {
    private static final List<String> HERE =
            List.of("https://kubernetes.default.svc", "https://kubernetes.default.svc.cluster.local", "in-cluster");
    static final String COPY = "Copy it into the repository and name it in meshlint.yaml (gitops.repositories); the"
            + " rest is checked without it.";

    private final Surroundings surroundings;
    private final Directories directories;
    private final Plan plan;
    private final Value spec;

    private ArgoApplication(Resource application, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.directories = new Directories(surroundings.root());
        this.plan = new Plan(application);
        this.spec = Values.at(application.body(), "spec");
    }

    static Plan read(Resource application, Surroundings surroundings) {
        return new ArgoApplication(application, surroundings).read();
    }

    private Plan read() {
        destination();
        Map<String, String> references = new LinkedHashMap<>();
        List<Value> sources = Values.list(spec, "sources");
        List<Value> all = sources.isEmpty() ? List.of(Values.at(spec, "source")) : sources;
        for (Value source : all) {
            Values.text(source, "ref").ifPresent(name -> root(source).ifPresent(root -> references.put(name, root)));
        }
        for (Value source : all) {
            if (source instanceof MapValue map) {
                source(map, references);
            }
        }
        return plan;
    }

    private void destination() {
        Optional<String> name = Values.text(spec, "destination", "name");
        Optional<String> server = Values.text(spec, "destination", "server");
        name.filter(text -> !HERE.contains(text)).ifPresent(plan::cluster);
        if (name.isEmpty()) {
            server.filter(text -> !HERE.contains(text)).ifPresent(text -> plan.cluster(clusterName(text)));
        }
    }

    /** The name that a cluster's Secret gives a server, else the server's host. */
    private String clusterName(String server) {
        for (Resource secret : surroundings.objects().all("Secret")) {
            Map<String, io.meshlint.engine.value.TextValue> data = KnownObjects.data(secret);
            if (data.containsKey("server")
                    && data.containsKey("name")
                    && data.get("server").value().equals(server)) {
                return data.get("name").value();
            }
        }
        return server.replaceFirst("^[a-z]+://", "").replaceFirst("[:/].*$", "");
    }

    private Optional<String> root(Value source) {
        String url = Values.text(source, "repoURL").orElse("");
        String path = Values.text(source, "path").orElse("");
        Optional<String> known = surroundings.sources().rootOf(url, path);
        if (known.isPresent() || !path.isEmpty()) {
            return known;
        }
        // A source that only lends its files has no path of its own: the files tell.
        String reference = "$" + Values.text(source, "ref").orElse("") + "/";
        return Values.list(spec, "sources").stream()
                .flatMap(other -> Values.list(other, "helm", "valueFiles").stream())
                .map(Value::toString)
                .filter(file -> file.startsWith(reference))
                .flatMap(file -> surroundings.sources().rootOf(url, file.substring(reference.length())).stream())
                .findFirst();
    }

    private void source(MapValue source, Map<String, String> references) {
        Value url = Values.at(source, "repoURL");
        if (Values.isPresent(source, "chart")) {
            plan.unknowable(
                    Values.at(source, "chart"),
                    plan.name() + " deploys the chart " + Values.at(source, "chart") + " of " + url
                            + ", which is not in this repository",
                    COPY);
            return;
        }
        boolean lends = Values.isPresent(source, "ref");
        if (!Values.isPresent(source, "path") && lends) {
            if (!references.containsKey(Values.at(source, "ref").toString())) {
                elsewhere(url);
            }
            return;
        }
        Optional<String> root = root(source);
        if (root.isEmpty()) {
            elsewhere(url);
            return;
        }
        Value path = Values.at(source, "path");
        directories
                .resolve(plan, root.get(), Values.text(source, "path").orElse("."), path.isAbsent() ? source : path)
                .ifPresent(directory -> deploy(overridden(source, directory), directory, root.get(), references));
    }

    private void elsewhere(Value url) {
        plan.unknowable(
                url,
                plan.name() + " deploys from " + (url.isAbsent() ? "a repository that it does not name" : url)
                        + ", which is not this repository",
                "If it is this one, name it in meshlint.yaml: gitops: {repositories: [" + url
                        + "]}. If not, copy what it" + " needs into this repository; the rest is checked without it.");
    }

    /** What the files {@code .argocd-source.yaml} and {@code .argocd-source-NAME.yaml} lay over the source. */
    private MapValue overridden(MapValue source, String directory) {
        MapValue result = source;
        for (String name :
                List.of(".argocd-source.yaml", ".argocd-source-" + plan.object().name() + ".yaml")) {
            String file = Directories.join(directory, name);
            Optional<byte[]> content = directories.bytes(file);
            if (content.isPresent()) {
                var documents = new ManifestReader().read(file, content.get()).documents();
                result = documents.isEmpty()
                        ? result
                        : Values.merged(result, documents.get(0).root());
            }
        }
        return result;
    }

    private void deploy(MapValue source, String directory, String root, Map<String, String> references) {
        String namespace = Values.text(spec, "destination", "namespace").orElse("default");
        boolean told = Values.isPresent(source, "helm")
                || Values.isPresent(source, "kustomize")
                || Values.isPresent(source, "directory");
        if (Values.isPresent(source, "plugin")) {
            plan.unknowable(
                    Values.at(source, "plugin"),
                    plan.name() + " renders " + directory + " with a plugin, and no program of the repository is run",
                    "Lint what the plugin writes.");
        } else if (Values.isPresent(source, "helm") || !told && directories.isChart(directory)) {
            new ArgoHelm(plan, directories, source, references).deploy(directory, root, namespace);
        } else if (Values.isPresent(source, "kustomize")
                || !told && directories.kustomization(directory).isPresent()) {
            new ArgoKustomize(plan, directories).deploy(source, directory, namespace);
        } else {
            directory(source, directory, namespace);
        }
    }

    private void directory(MapValue source, String directory, String namespace) {
        Value options = Values.at(source, "directory");
        boolean recurse = Values.isTrue(options, "recurse");
        Optional<String> include = Values.text(options, "include");
        Optional<String> exclude = Values.text(options, "exclude");
        List<String> manifests = new ArrayList<>();
        boolean jsonnet = false;
        for (String file : directories.files(directory, below -> recurse)) {
            String name = directory.isEmpty() ? file : file.substring(directory.length() + 1);
            if (include.isPresent() && !matches(include.get(), name)
                    || exclude.isPresent() && matches(exclude.get(), name)) {
                continue;
            }
            jsonnet |= file.endsWith(".jsonnet");
            if (file.endsWith(".yaml") || file.endsWith(".yml") || file.endsWith(".json")) {
                manifests.add(file);
            }
        }
        if (jsonnet) {
            plan.unknowable(
                    Values.at(source, "path"),
                    plan.name() + " renders Jsonnet in " + directory + ", which meshlint does not",
                    "Lint what Jsonnet writes.");
        }
        plan.deploy(new Deployment.Manifests(directory, namespace, manifests));
    }

    /** As Argo CD matches: a pattern is for the whole name below the directory, and braces hold alternatives. */
    private static boolean matches(String pattern, String name) {
        return Directories.glob(pattern)
                .map(glob -> glob.matches(java.nio.file.Path.of(name)))
                .orElse(false);
    }
}
