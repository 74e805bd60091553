package io.meshlint.engine.conformance;

import io.meshlint.engine.conformance.TargetVersions.Target;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.schema.Releases;
import io.meshlint.engine.schema.Releases.Span;
import io.meshlint.engine.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kind of a resource and what its schema proves.
 *
 * <p>An unknown field is proven to be one in three cases. A stable version of Kubernetes' own never loses a field (deprecation policy, rule 1), so
 * only a newer Kubernetes could have it. A definition in the repository is the one that will be installed. And of the releases that were compared
 * it is known which fields each has, if it is known which of them the target is. Everything else may be of another release in the cluster.
 *
 * <p>A wrong type, a value out of a closed set and a missing field need no such proof: the schema joins versions, so that it refuses only what all of
 * them refuse.
 *
 * @param version  the API version that the manifest names, without its group
 * @param product  whose releases decide about the kind; empty where they were not compared
 * @param target   the release of that product; empty where it is not known
 * @param compared the releases that were compared
 * @param builtIn  true for a kind that the API server serves by itself
 * @param stable   true where the manifest names a stable version
 * @param proven   true where a field that the schema lacks cannot be known to the API server
 */
record Known(
        KindSchema kind,
        String version,
        Optional<Product> product,
        Optional<Target> target,
        Releases compared,
        boolean builtIn,
        boolean stable,
        boolean proven) {

    /** The releases around the target's that do not have a field; empty where it may have it. */
    Optional<Span> without(Schema.Field field) {
        return product.isEmpty() || field.absences().isEmpty()
                ? Optional.empty()
                : around(field.absences().ofField(product.get(), version));
    }

    /** The releases around the target's that do not have a value of a field; empty where it may have it. */
    Optional<Span> without(String value, Schema.Field field) {
        return product.isEmpty() || field.absences().isEmpty()
                ? Optional.empty()
                : around(field.absences().ofValue(value, product.get(), version));
    }

    /**
     * What is missing in every release is missing in a release that nobody knows. Where the newest release is assumed, what came later is no mistake:
     * whoever uses it has a newer one.
     */
    private Optional<Span> around(Releases releases) {
        if (releases.equals(Releases.ALL)) {
            return Optional.of(releases.spans().get(0));
        }
        return target.flatMap(release -> releases.around(nearest(release.minor()))
                .filter(span -> release.certain() || span.last().isEmpty()));
    }

    /** A release that was not compared is taken for the nearest that was. */
    private int nearest(int minor) {
        int first = compared.spans().get(0).from();
        int last = compared.spans().get(compared.spans().size() - 1).to();
        return Math.max(first, Math.min(last, minor));
    }

    /** The same, where a field that the schema lacks cannot be known to the API server. */
    Known asProven() {
        return new Known(kind, version, product, target, compared, builtIn, stable, true);
    }

    /** True where it is known what the target is, and its schema was compared. */
    boolean isCertain() {
        return target.isPresent()
                && target.get().certain()
                && compared.around(target.get().minor()).isPresent();
    }

    /** The other API versions of the kind that have a field. */
    List<String> versionsWith(Schema.Field field) {
        return kind.versions().stream()
                .filter(other -> product.isPresent()
                        && !field.absences().ofField(product.get(), other).equals(Releases.ALL))
                .toList();
    }

    /** The fields of a mapping that the target's version has. */
    Set<String> fields(Schema.ObjectSchema object) {
        Set<String> names = new TreeSet<>();
        object.fields().values().stream()
                .filter(field -> without(field).isEmpty())
                .forEach(field -> names.add(field.name()));
        return names;
    }

    /** The values of a closed set that the target's version has. */
    List<String> values(Schema.Field field, Schema.TextSchema text) {
        List<String> values = new ArrayList<>(text.values());
        values.removeIf(value -> without(value, field).isPresent());
        return values;
    }
}
