package io.meshlint.engine.gitops;

import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import java.util.Optional;

/** Follows a {@code sourceRef} of Flux to the directory of this repository that it means. */
final class FluxSource {
    private final Surroundings surroundings;
    private final Plan plan;

    FluxSource(Surroundings surroundings, Plan plan) {
        this.surroundings = surroundings;
        this.plan = plan;
    }

    /**
     * The root of the repository that a source stands for; empty, with a problem of the plan, where it is not here.
     *
     * @param path what is looked for in it
     */
    Optional<String> root(Value reference, String path) {
        String kind = Values.text(reference, "kind").orElse("");
        String name = Values.text(reference, "name").orElse("");
        String namespace = Values.text(reference, "namespace")
                .orElse(plan.object().namespace().orElse("default"));
        Value at = reference.isAbsent() ? plan.object().body() : Values.at(reference, "name");
        if (!kind.equals("GitRepository")) {
            plan.unknowable(
                    at.isAbsent() ? reference : at,
                    plan.name() + " deploys from the " + (kind.isEmpty() ? "source" : kind) + " " + name
                            + ", which is not in this repository",
                    ArgoApplication.COPY);
            return Optional.empty();
        }
        Optional<Resource> source = surroundings.objects().find(kind, namespace, name, surroundings.environment());
        if (source.isEmpty() && !surroundings.last()) {
            plan.waitForMore();
            return Optional.empty();
        }
        // `flux bootstrap` writes the source into the repository; one that is not there was made by hand.
        String url = source.flatMap(found -> Values.text(found.body(), "spec", "url"))
                .orElse("the GitRepository " + namespace + "/" + name);
        Optional<String> root = surroundings.sources().rootOf(url, path);
        if (root.isEmpty()) {
            plan.unknowable(
                    at,
                    plan.name() + " deploys from " + url + ", which is not this repository",
                    "If it is this one, name it in meshlint.yaml (gitops.repositories). If not, copy what it needs"
                            + " into this repository; the rest is checked without it.");
        }
        return root;
    }
}
