package io.meshlint.engine.gitops;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.ManifestReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kustomization with what a GitOps object adds to it. The controllers of Argo CD and Flux change the file in their copy of the repository in the same way. */
final class KustomizationText {
    private final String file;
    private final Map<String, Value> fields;
    private boolean changed;

    private KustomizationText(String file, Map<String, Value> fields, boolean changed) {
        this.file = file;
        this.fields = new LinkedHashMap<>(fields);
        this.changed = changed;
    }

    /** The kustomization of a directory; empty where there is none. One that cannot be read stays as it is, and the renderer reports it. */
    static Optional<KustomizationText> of(Directories directories, String directory) {
        return directories.kustomization(directory).map(file -> {
            var documents = directories
                    .bytes(file)
                    .map(bytes -> new ManifestReader().read(file, bytes).documents())
                    .orElse(List.of());
            return new KustomizationText(
                    file,
                    documents.isEmpty() ? Map.of() : documents.get(0).root().fields(),
                    false);
        });
    }

    /** A kustomization for a directory that has none. */
    static KustomizationText generated(String directory, List<String> resources) {
        List<Value> entries = new ArrayList<>();
        resources.forEach(resource -> entries.add(Values.text(resource, null)));
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("apiVersion", Values.text("kustomize.config.k8s.io/v1beta1", null));
        fields.put("kind", Values.text("Kustomization", null));
        fields.put("resources", new ListValue(entries, null));
        return new KustomizationText(Directories.join(directory, "kustomization.yaml"), fields, true);
    }

    void set(String name, Value value) {
        fields.put(name, value);
        changed = true;
    }

    void append(String name, Value value) {
        List<Value> all = new ArrayList<>(fields.get(name) instanceof ListValue list ? list.elements() : List.of());
        all.add(value);
        set(
                name,
                new ListValue(
                        all,
                        fields.get(name) == null
                                ? value.place()
                                : fields.get(name).place()));
    }

    /** Puts an entry in the place of the one with the same key, with what only that one says, or at the end. */
    void replace(String name, String key, Value entry) {
        List<Value> all = new ArrayList<>(fields.get(name) instanceof ListValue list ? list.elements() : List.of());
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at) instanceof MapValue held
                    && entry instanceof MapValue given
                    && Values.text(held, key).equals(Values.text(given, key))) {
                Map<String, Value> kept = new LinkedHashMap<>(held.fields());
                if (Values.isPresent(given, "newTag") || Values.isPresent(given, "digest")) {
                    kept.remove("newTag");
                    kept.remove("digest");
                }
                kept.putAll(given.fields());
                all.set(at, new MapValue(kept, held.place()));
                set(name, new ListValue(all, fields.get(name).place()));
                return;
            }
        }
        append(name, entry);
    }

    void merge(String name, MapValue given) {
        set(name, fields.get(name) instanceof MapValue held ? Values.merged(held, given) : given);
    }

    /** A transformer that writes annotations on objects alone, not on their pods. */
    void annotate(MapValue annotations) {
        StringBuilder text = new StringBuilder(
                "apiVersion: builtin\nkind: AnnotationsTransformer\n"
                        + "metadata: {name: common-metadata}\nfieldSpecs: [{path: metadata/annotations, create: true}]\nannotations:\n");
        annotations
                .fields()
                .forEach((name, value) -> text.append("  ")
                        .append(ValueWriter.quoted(name))
                        .append(": ")
                        .append(ValueWriter.quoted(value.toString()))
                        .append('\n'));
        append("transformers", new TextValue(text.toString(), null));
    }

    String file() {
        return file;
    }

    /** Nothing where the file stays as it is. */
    void addTo(GeneratedFiles files) {
        if (changed) {
            files.replace(file, ValueWriter.document(fields));
        }
    }
}
