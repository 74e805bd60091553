package io.meshlint.engine.conformance;

import io.meshlint.engine.conformance.TargetVersions.Target;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.schema.Releases;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.schema.Served;
import io.meshlint.engine.value.Resource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kinds of a run, and how sure their schemas are.
 *
 * @param catalog   all kinds
 * @param versions  kinds whose definition was read, each version alone, by apiVersion and kind ({@code example.com/v1/Thing})
 * @param installed those of them ({@code example.com/Thing}) whose definition stands in the repository and drops unknown fields
 */
public record KnownKinds(SchemaCatalog catalog, Map<String, KindSchema> versions, Set<String> installed) {
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
     * What is known of a resource's kind; empty for kinds and versions that are not known.
     *
     * @param versions of the world that the resource is in
     */
    Optional<Known> of(Resource resource, TargetVersions versions) {
        String version = resource.apiVersion().substring(resource.apiVersion().indexOf('/') + 1);
        return catalog.find(resource.group(), resource.kind())
                .filter(kind -> kind.resource() && kind.versions().contains(version))
                .map(kind -> {
                    KindSchema own = this.versions.get(identity(resource.apiVersion(), resource.kind()));
                    return own == null ? bundled(kind, version, versions) : read(own, version);
                });
    }

    private Known bundled(KindSchema kind, String version, TargetVersions versions) {
        boolean builtIn = BUILT_IN.contains(kind.group());
        Optional<Product> product = builtIn
                ? Optional.of(Product.KUBERNETES)
                : kind.served().stream().map(Served::product).findFirst();
        Optional<Target> target = product.flatMap(versions::of);
        Releases compared = product.map(catalog::compared).orElse(Releases.NONE);
        boolean stable = STABLE.matcher(version).matches();
        boolean newer = target.isPresent()
                && !compared.spans().isEmpty()
                && target.get().minor() > newest(compared);
        Known known = new Known(kind, version, product, target, compared, builtIn, stable, builtIn && stable && !newer);
        return known.isCertain() && !builtIn ? known.asProven() : known;
    }

    private static int newest(Releases compared) {
        return compared.spans().get(compared.spans().size() - 1).to();
    }

    private Known read(KindSchema own, String version) {
        boolean stable = STABLE.matcher(version).matches();
        boolean proven = installed.contains(identity(own.group(), own.kind()));
        return new Known(own, version, Optional.empty(), Optional.empty(), Releases.NONE, false, stable, proven);
    }

    static String identity(String group, String kind) {
        return group + "/" + kind;
    }
}
