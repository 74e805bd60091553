package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads custom resource definitions ({@code apiextensions.k8s.io}, v1 and v1beta1). A definition may come from a stranger: what is not as it should
 * be is left out, and its own schema tells what is wrong with it.
 */
public final class CustomResourceReader {
    private static final List<?> NONE = List.of();

    private final DraftKind.Family family;
    private final Draft metadata;

    /** @param metadata ObjectMeta, which a definition does not spell out */
    public CustomResourceReader(DraftKind.Family family, Draft metadata) {
        this.family = family;
        this.metadata = metadata;
    }

    /**
     * The kind that a definition defines, with its versions joined; empty for another object, and for a definition without a group, a kind or a
     * version.
     *
     * @param document maps, lists, texts, numbers and booleans, as a YAML library makes them
     */
    public Optional<DraftKind> read(Object document) {
        return readVersions(document).stream().reduce((one, other) -> one.join(other, new DraftJoin()));
    }

    /** The kind that a definition defines, once for each of its versions, in its order. */
    public List<DraftKind> readVersions(Object document) {
        if (document instanceof Map<?, ?> facts
                && "CustomResourceDefinition".equals(facts.get("kind"))
                && facts.get("spec") instanceof Map<?, ?> spec
                && spec.get("group") instanceof String group
                && spec.get("names") instanceof Map<?, ?> names
                && names.get("kind") instanceof String kind) {
            return versions(spec, group, kind);
        }
        return List.of();
    }

    private List<DraftKind> versions(Map<?, ?> spec, String group, String kind) {
        DraftKind.Scope scope =
                "Cluster".equals(spec.get("scope")) ? DraftKind.Scope.CLUSTER : DraftKind.Scope.NAMESPACED;
        List<DraftKind> kinds = new ArrayList<>();
        for (Map<?, ?> version : versions(spec)) {
            if (version.get("name") instanceof String name) {
                kinds.add(new DraftKind(family, group, kind, List.of(name), scope, root(version, spec)));
            }
        }
        return kinds;
    }

    /** In v1beta1, one version may stand in {@code spec.version} alone. */
    private static List<Map<?, ?>> versions(Map<?, ?> spec) {
        List<Map<?, ?>> versions = new ArrayList<>();
        for (Object version : spec.get("versions") instanceof List<?> list ? list : NONE) {
            if (version instanceof Map<?, ?> facts) {
                versions.add(facts);
            }
        }
        if (versions.isEmpty() && spec.get("version") instanceof String name) {
            versions.add(Map.of("name", name));
        }
        return versions;
    }

    private Draft.Mapping root(Map<?, ?> version, Map<?, ?> spec) {
        Draft.Mapping root = new Draft.Mapping("");
        Object own = schema(version.get("schema"));
        if ((own == null ? schema(spec.get("validation")) : own) instanceof Map<?, ?> schema) {
            OpenApi.ofCustomResources().mapping(schema, root);
        } else {
            root.additional = Draft.ANY;
        }
        DraftKind.complete(root, metadata);
        return root;
    }

    private static Object schema(Object holder) {
        return holder instanceof Map<?, ?> facts ? facts.get("openAPIV3Schema") : null;
    }
}
