package io.meshlint.engine.gitops;

import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands an ApplicationSet to the renderer, which knows the templates of Go. What it renders to are Applications. */
final class ArgoApplicationSet {
    private static final String CLUSTER = "argocd.argoproj.io/secret-type";

    private ArgoApplicationSet() {}

    static Plan read(Resource set, Surroundings surroundings) {
        Plan plan = new Plan(set);
        GeneratedFiles files = new GeneratedFiles();
        Map<String, Value> fields = new LinkedHashMap<>(set.body().fields());
        fields.put("clusters", clusters(surroundings));
        String file = files.add("applicationset.yaml", fields);
        learn(set.body(), surroundings, 0);
        plan.deploy(new Deployment.Generator(
                file,
                set.namespace().orElse("argocd"),
                files,
                surroundings.sources().known()));
        return plan;
    }

    /** The clusters that Argo CD knows by Secrets of this repository, as the cluster generator sees them. */
    private static Value clusters(Surroundings surroundings) {
        List<Value> clusters = new ArrayList<>();
        for (Resource secret : surroundings.objects().all("Secret")) {
            Value metadata = Values.at(secret.body(), "metadata");
            boolean cluster =
                    Values.text(metadata, "labels", CLUSTER).orElse("").equals("cluster");
            Map<String, TextValue> data = KnownObjects.data(secret);
            if (cluster && data.containsKey("server")) {
                Map<String, Value> fields = new LinkedHashMap<>();
                fields.put("name", data.getOrDefault("name", Values.text(secret.name(), metadata.place())));
                fields.put("server", data.get("server"));
                fields.put("metadata", metadata);
                clusters.add(new MapValue(fields, metadata.place()));
            }
        }
        return new io.meshlint.engine.value.ListValue(clusters, null);
    }

    /** Has the sources decide about each repository that a generator names. */
    private static void learn(Value value, Surroundings surroundings, int depth) {
        if (depth > 12) {
            return;
        }
        for (Value generator : generators(value)) {
            Optional<String> url = Values.text(generator, "git", "repoURL");
            url.ifPresent(known -> {
                for (String list : List.of("directories", "files")) {
                    Values.list(generator, "git", list)
                            .forEach(entry -> surroundings
                                    .sources()
                                    .rootOf(
                                            known,
                                            literal(Values.text(entry, "path").orElse(""))));
                }
            });
            learn(Values.at(generator, "matrix"), surroundings, depth + 1);
            learn(Values.at(generator, "merge"), surroundings, depth + 1);
        }
    }

    private static List<Value> generators(Value value) {
        List<Value> own = Values.list(value, "generators");
        return own.isEmpty() ? Values.list(value, "spec", "generators") : own;
    }

    /** The part of a pattern before its first special character, up to a slash. */
    private static String literal(String pattern) {
        int special = 0;
        while (special < pattern.length() && "*?[{".indexOf(pattern.charAt(special)) < 0) {
            special++;
        }
        return special == pattern.length()
                ? pattern
                : pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', special)));
    }
}
