package io.meshlint.engine.schema.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads custom resource definitions ({@code apiextensions.k8s.io/v1}); the versions of a kind are joined. */
final class CustomResourceReader {
    private final DraftKind.Family family;
    private final Draft.Mapping metadata;

    /** @param metadata ObjectMeta, which a definition does not spell out */
    CustomResourceReader(DraftKind.Family family, Draft.Mapping metadata) {
        this.family = family;
        this.metadata = metadata;
    }

    List<DraftKind> read(String yaml) {
        List<DraftKind> kinds = new ArrayList<>();
        for (Object document : Yaml.all(yaml)) {
            if (document instanceof Map<?, ?> facts && "CustomResourceDefinition".equals(facts.get("kind"))) {
                kinds.add(kind((Map<?, ?>) facts.get("spec")));
            }
        }
        return kinds;
    }

    private DraftKind kind(Map<?, ?> spec) {
        DraftKind.Scope scope =
                "Cluster".equals(spec.get("scope")) ? DraftKind.Scope.CLUSTER : DraftKind.Scope.NAMESPACED;
        String kind = (String) ((Map<?, ?>) spec.get("names")).get("kind");
        DraftKind joined = null;
        for (Object element : (List<?>) spec.get("versions")) {
            Map<?, ?> version = (Map<?, ?>) element;
            Map<?, ?> schema = (Map<?, ?>) ((Map<?, ?>) version.get("schema")).get("openAPIV3Schema");
            Draft.Mapping root = OpenApi.ofCustomResources().mapping(schema, new Draft.Mapping(""));
            Kinds.complete(root, metadata);
            DraftKind one = new DraftKind(
                    family, (String) spec.get("group"), kind, List.of((String) version.get("name")), scope, root);
            joined = joined == null ? one : joined.join(one, new DraftJoin());
        }
        return joined;
    }
}
