package io.meshlint.engine.world;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.YamlFile.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes resources of documents. */
final class ResourceExtractor {
    private final Optional<SchemaCatalog> catalog;

    /** @param catalog tells which kinds live in no namespace; without one, all are taken to live in one */
    ResourceExtractor(Optional<SchemaCatalog> catalog) {
        this.catalog = catalog;
    }

    /** Resources, and what is wrong with documents that look like resources and are none. */
    record Extracted(List<Resource> resources, List<Finding> findings) {}

    /** True for a mapping that has both {@code apiVersion} and {@code kind}. */
    static boolean isResource(MapValue root) {
        return root.field("apiVersion") instanceof TextValue && root.field("kind") instanceof TextValue;
    }

    /**
     * @param namespace of resources that name none
     * @param strict    true where every document has to be a resource; false where some may be for other programs
     */
    Extracted extract(List<YamlDocument> documents, String namespace, boolean strict) {
        Extracted extracted = new Extracted(new ArrayList<>(), new ArrayList<>());
        for (YamlDocument document : documents) {
            MapValue root = document.root();
            if (isResource(root)) {
                add(root, namespace, extracted);
            } else if (strict || looksLikeResource(root)) {
                extracted.findings.add(notAManifest(root, missing(root)));
            }
        }
        return extracted;
    }

    private static boolean looksLikeResource(MapValue root) {
        boolean half =
                !root.field("apiVersion").isAbsent() || !root.field("kind").isAbsent();
        return half && root.field("metadata") instanceof MapValue;
    }

    private static String missing(MapValue root) {
        if (root.field("apiVersion") instanceof TextValue) {
            return "kind";
        }
        return root.field("kind") instanceof TextValue ? "apiVersion" : "apiVersion and kind";
    }

    private static Finding notAManifest(MapValue root, String missing) {
        return Findings.of(
                BuiltInRule.NOT_A_MANIFEST,
                "this document has no " + missing + ", so it is no Kubernetes object",
                "Write " + missing + " at its top, or move it out of the manifests.",
                Findings.locate(root.place()),
                missing,
                String.valueOf(root.place().document().number()));
    }

    private void add(MapValue root, String namespace, Extracted extracted) {
        String apiVersion = ((TextValue) root.field("apiVersion")).value();
        String kind = ((TextValue) root.field("kind")).value();
        if (kind.endsWith("List") && root.field("items") instanceof ListValue items) {
            for (Value item : items.elements()) {
                if (item instanceof MapValue map && isResource(map)) {
                    add(map, namespace, extracted);
                } else if (item instanceof MapValue map && !kind.equals("List")) {
                    addResource(
                            apiVersion, kind.substring(0, kind.length() - "List".length()), map, namespace, extracted);
                } else if (item instanceof MapValue map) {
                    extracted.findings.add(notAManifest(map, missing(map)));
                }
            }
            return;
        }
        addResource(apiVersion, kind, root, namespace, extracted);
    }

    private void addResource(String apiVersion, String kind, MapValue root, String namespace, Extracted extracted) {
        Value metadata = root.field("metadata");
        String name = scalar(metadata, "name")
                .or(() -> scalar(metadata, "generateName"))
                .orElse("");
        if (name.isEmpty() && metadata instanceof MapValue) {
            extracted.findings.add(Findings.of(
                    BuiltInRule.NOT_A_MANIFEST,
                    "this " + kind + " has no metadata.name, so the API server refuses it",
                    "Write a name below metadata.",
                    Findings.locate(metadata.place()),
                    apiVersion,
                    kind));
            return;
        }
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        boolean namespaced = catalog.flatMap(known -> known.find(group, kind))
                .map(KindSchema::namespaced)
                .orElse(true);
        Optional<String> own = scalar(metadata, "namespace").filter(text -> !text.isEmpty());
        String effective = namespaced ? own.orElse(namespace) : null;
        extracted.resources.add(new Resource(apiVersion, kind, effective, namespaced && own.isEmpty(), name, root));
    }

    private static Optional<String> scalar(Value metadata, String field) {
        if (!(metadata instanceof MapValue map)) {
            return Optional.empty();
        }
        Value value = map.field(field);
        boolean present = !value.isAbsent() && !(value instanceof MapValue) && !(value instanceof ListValue);
        return present ? Optional.of(value.toString()) : Optional.empty();
    }
}
