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

    /** Those of the CRDs among the resources, and those of Istio and Gateway API that the resources use; sorted. */
    static List<String> of(Stream<Resource> resources) {
        SortedSet<String> versions = new TreeSet<>();
        resources.forEach(resource -> {
            if (resource.kind().equals("CustomResourceDefinition")) {
                addDefinition(versions, resource.body().field("spec"));
            } else if (resource.group().endsWith(".istio.io")
                    || resource.group().equals("gateway.networking.k8s.io")) {
                versions.add(resource.apiVersion());
                versions.add(resource.apiVersion() + "/" + resource.kind());
            }
        });
        return List.copyOf(versions);
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
