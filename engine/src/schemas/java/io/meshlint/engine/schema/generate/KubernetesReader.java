package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftKind;
import io.meshlint.engine.schema.OpenApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Kubernetes' own kinds from {@code api/openapi-spec/v3}, one file per group and version, and the closed sets of values, which that
 * publication leaves out, from the generated Go code in {@code pkg/generated/openapi}.
 */
final class KubernetesReader {
    private static final String DEFINITIONS = "#/components/schemas/";
    /** The collection of a kind: posting to it creates one. */
    private static final Pattern COLLECTION =
            Pattern.compile("/(?:api|apis/[^/]+)/v[^/]+/(namespaces/\\{namespace}/)?[a-z]+");

    private static final Pattern FUNCTION = Pattern.compile("func schema_(?:k8sio|pkg)_(\\w+)\\(ref .*");
    private static final Pattern PROPERTY = Pattern.compile("\t{5}\"([^\"]+)\": \\{");
    private static final Pattern VALUES = Pattern.compile("\\s*Enum:\\s+\\[]interface\\{}\\{(.*)},");

    private static final String PACKAGE = "^.*\\.pkg\\.apis\\.|^io\\.k8s\\.api\\.";

    private final Definitions definitions;
    private final Map<String, Map<String, List<String>>> enumerations = new HashMap<>();

    KubernetesReader(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Remembers which fields take a closed set of values; to be called first. */
    void readEnumerations(String goCode) {
        Map<String, List<String>> fields = null;
        String field = null;
        for (String line : goCode.split("\n")) {
            Matcher function = FUNCTION.matcher(line);
            if (function.matches()) {
                fields = enumerations.computeIfAbsent(function.group(1), ignored -> new HashMap<>());
                continue;
            }
            Matcher property = PROPERTY.matcher(line);
            if (property.matches()) {
                field = property.group(1);
                continue;
            }
            Matcher values = VALUES.matcher(line);
            if (values.matches() && fields != null && field != null) {
                fields.put(field, List.of(JsonMapper.shared().readValue("[" + values.group(1) + "]", String[].class)));
            }
        }
        if (enumerations.values().stream().allMatch(Map::isEmpty)) {
            throw new IllegalArgumentException(
                    "the generated Go code names no closed set of values: its form has changed");
        }
    }

    /** Reads one file; each file has definitions of its own, which may differ between versions. */
    List<DraftKind> read(String json, Set<String> groups) {
        Map<?, ?> document = JsonMapper.shared().readValue(json, Map.class);
        Map<?, ?> schemas = (Map<?, ?>) ((Map<?, ?>) document.get("components")).get("schemas");
        Map<String, Draft> known = new HashMap<>();
        List<DraftKind> kinds = new ArrayList<>();
        ((Map<?, ?>) document.get("paths")).forEach((path, operations) -> {
            Matcher collection = COLLECTION.matcher((String) path);
            if (collection.matches() && ((Map<?, ?>) operations).get("post") instanceof Map<?, ?> post) {
                Map<?, ?> identity = (Map<?, ?>) post.get("x-kubernetes-group-version-kind");
                String group = (String) identity.get("group");
                if (!groups.contains(group)) {
                    return;
                }
                Map<?, ?> body =
                        (Map<?, ?>) ((Map<?, ?>) ((Map<?, ?>) post.get("requestBody")).get("content")).get("*/*");
                String reference = (String) ((Map<?, ?>) body.get("schema")).get("$ref");
                Draft.Mapping root = (Draft.Mapping) definition(reference, schemas, known);
                DraftKind.Scope scope =
                        collection.group(1) == null ? DraftKind.Scope.CLUSTER : DraftKind.Scope.NAMESPACED;
                kinds.add(new DraftKind(
                        DraftKind.Family.KUBERNETES,
                        group,
                        (String) identity.get("kind"),
                        List.of((String) identity.get("version")),
                        scope,
                        root));
            }
        });
        return kinds;
    }

    private Draft definition(String reference, Map<?, ?> schemas, Map<String, Draft> known) {
        String name = reference.substring(DEFINITIONS.length());
        Draft existing = known.get(name);
        if (existing != null) {
            return existing;
        }
        Map<?, ?> schema = (Map<?, ?>) schemas.get(name);
        OpenApi reader = OpenApi.ofKubernetes(other -> definition(other, schemas, known));
        if (name.endsWith(".Quantity")) {
            return Draft.text("quantity");
        }
        if (!schema.containsKey("properties")) {
            return reader.read(schema);
        }
        Draft.Mapping mapping = new Draft.Mapping(name.substring(name.lastIndexOf('.') + 1));
        known.put(name, mapping);
        reader.mapping(schema, mapping);
        enumerations
                .getOrDefault(functionOf(name), Map.of())
                .forEach((field, values) -> restrict(mapping, field, values));
        definitions.add(name.replaceFirst(PACKAGE, ""), mapping);
        return mapping;
    }

    /** {@code io.k8s.api.core.v1.Pod} is read by {@code schema_k8sio_api_core_v1_Pod}, kinds of other servers by {@code schema_pkg_apis_…}. */
    private static String functionOf(String name) {
        return name.replaceFirst("^.*\\.pkg\\.|^io\\.k8s\\.", "").replace('.', '_');
    }

    /** The Go code says the values of a list or a map in the same way as those of a text. */
    private static Draft closed(Draft schema, Draft values) {
        if (schema instanceof Draft.Sequence) {
            return new Draft.Sequence(values);
        }
        return schema instanceof Draft.Mapping mapping && mapping.additional != null ? Draft.map(values) : values;
    }

    private static void restrict(Draft.Mapping mapping, String field, List<String> values) {
        Draft.Member member = mapping.members.get(field);
        if (member != null) {
            mapping.members.put(field, member.withSchema(closed(member.schema(), Draft.oneOf(values))));
        }
    }
}
