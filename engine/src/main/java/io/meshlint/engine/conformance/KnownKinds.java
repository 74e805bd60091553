package io.meshlint.engine.conformance;

import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kinds of a run, and how sure their schemas are.
 *
 * @param catalog         all kinds
 * @param versions        kinds whose definition was read, each version alone, by apiVersion and kind ({@code example.com/v1/Thing})
 * @param installed       those of them ({@code example.com/Thing}) whose definition stands in the repository and drops unknown fields
 * @param newerKubernetes true where the target is a newer Kubernetes than the schemas are of
 */
public record KnownKinds(
        SchemaCatalog catalog, Map<String, KindSchema> versions, Set<String> installed, boolean newerKubernetes) {
    /** What the API server serves by itself; the groups that the bundled schemas take from Kubernetes' own OpenAPI. */
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "events.k8s.io",
            "extensions",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    private static final Pattern STABLE = Pattern.compile("v[0-9]+");

    public KnownKinds {
        Objects.requireNonNull(catalog, "catalog");
        versions = Map.copyOf(versions);
        installed = Set.copyOf(installed);
    }

    /**
     * The kind of a resource and what its schema proves.
     *
     * <p>An unknown field is proven to be one in two cases. A stable version of Kubernetes' own never loses a field (deprecation policy,
     * rule 1), so only a newer Kubernetes could have it. A definition in the repository is the one that will be installed. Everything else may
     * be of another release in the cluster: fields of Istio's v1 came and went with its releases.
     *
     * <p>A wrong type, a value out of a closed set and a missing field need no such proof: the bundled schema joins versions, so that it refuses
     * only what all of them refuse.
     *
     * @param builtIn true for a kind that the API server serves by itself
     * @param stable  true where the manifest names a stable version
     * @param proven  true where a field that the schema lacks cannot be known to the API server
     */
    record Known(KindSchema kind, boolean builtIn, boolean stable, boolean proven) {}

    /** Empty for kinds and versions that are not known. */
    Optional<Known> of(Resource resource) {
        String group = resource.group();
        String version = resource.apiVersion().substring(resource.apiVersion().indexOf('/') + 1);
        return catalog.find(group, resource.kind())
                .filter(kind -> kind.resource() && kind.versions().contains(version))
                .map(kind -> {
                    boolean builtIn = BUILT_IN.contains(kind.group());
                    boolean stable = STABLE.matcher(version).matches();
                    boolean proven = builtIn
                            ? stable && !newerKubernetes
                            : installed.contains(identity(kind.group(), kind.kind()));
                    KindSchema own = versions.getOrDefault(identity(resource.apiVersion(), resource.kind()), kind);
                    return new Known(own, builtIn, stable, proven);
                });
    }

    static String identity(String group, String kind) {
        return group + "/" + kind;
    }
}
