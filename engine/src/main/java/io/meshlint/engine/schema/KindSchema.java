package io.meshlint.engine.schema;

import java.util.List;
import java.util.Objects;

/**
 * A kind of resource, or a named type that is no resource (MeshConfig).
 *
 * @param group      API group, empty for core; older groups of the same kind (extensions) are folded into the newest
 * @param versions   API versions that are known, newest first; the schema joins their fields
 * @param namespaced false for kinds in no namespace
 * @param resource   false for a type that never stands alone in a manifest
 * @param served     in which releases an API version is served, newest first; those of former groups of the kind last. What is not listed is not
 *                   known
 * @param root       the whole object, with {@code apiVersion}, {@code kind} and {@code metadata}; kinds of equal structure share it
 */
public record KindSchema(
        String group,
        String kind,
        List<String> versions,
        boolean namespaced,
        boolean resource,
        List<Served> served,
        Schema.ObjectSchema root) {
    public KindSchema {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(kind, "kind");
        versions = List.copyOf(versions);
        served = List.copyOf(served);
        Objects.requireNonNull(root, "root");
    }

    /** A kind of whose releases nothing is known. */
    public KindSchema(
            String group,
            String kind,
            List<String> versions,
            boolean namespaced,
            boolean resource,
            Schema.ObjectSchema root) {
        this(group, kind, versions, namespaced, resource, List.of(), root);
    }
}
