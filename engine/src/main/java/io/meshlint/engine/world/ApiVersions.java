package io.meshlint.engine.world;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The API versions that a cluster has beyond Kubernetes' own, as Helm's {@code Capabilities.APIVersions} wants them. */
final class ApiVersions {
    private ApiVersions() {}

    /** Those of the CRDs among the resources, and those that the resources use of groups that only CRDs can serve; sorted. */
    static List<String> of(Stream<Resource> resources) {
        SortedSet<String> versions = new TreeSet<>();
        resources.forEach(resource -> {
            if (resource.kind().equals("CustomResourceDefinition")) {
                addDefinition(versions, resource.body().field("spec"));
            } else if (isCustom(resource.group())) {
                versions.add(resource.apiVersion());
                versions.add(resource.apiVersion() + "/" + resource.kind());
            }
        });
        return List.copyOf(versions);
    }

    /** Kubernetes keeps {@code *.k8s.io} and names without a dot for its own groups; Gateway API is the one that CRDs serve all the same. */
    private static boolean isCustom(String group) {
        return group.contains(".") && !group.endsWith(".k8s.io") || group.equals("gateway.networking.k8s.io");
    }

    private static void addDefinition(SortedSet<String> versions, Value spec) {
        if (!(spec instanceof MapValue map) || !(map.field("names") instanceof MapValue names)) {
            return;
        }
        if (map.field("versions") instanceof ListValue list) {
            for (Value version : list.elements()) {
                if (version instanceof MapValue fields) {
                    String apiVersion = map.field("group") + "/" + fields.field("name");
                    versions.add(apiVersion);
                    versions.add(apiVersion + "/" + names.field("kind"));
                }
            }
        }
    }
}
