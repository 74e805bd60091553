package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.CustomResourceReader;
import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftKind;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.schema.Releases;
import io.meshlint.engine.schema.Served;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the joined kinds with every release that {@code releases.yaml} pins. */
final class ReleaseReader {
    private final Map<String, DraftKind> kinds = new TreeMap<>();
    /** Former groups of kinds, by the kind's reference now. */
    private final Map<String, List<String>> formerGroups = new TreeMap<>();

    private final History history = new History();
    private final Set<String> notes = new TreeSet<>();

    /** @param aliases former group and kind to the group that has it now */
    ReleaseReader(List<DraftKind> joined, Map<String, String> aliases) {
        joined.forEach(kind -> kinds.put(kind.reference(), kind));
        aliases.forEach((former, now) -> {
            String group = former.substring(0, former.indexOf('/'));
            formerGroups
                    .computeIfAbsent(now + former.substring(group.length()), ignored -> new ArrayList<>())
                    .add(group);
        });
    }

    History history() {
        return history;
    }

    /** What releases have that the newest does not, and what does not fit: to be looked at by whoever changes the sources. */
    Set<String> notes() {
        return notes;
    }

    void read(Map<?, ?> source) throws IOException, InterruptedException {
        Product product = Product.valueOf(((String) source.get("product")).toUpperCase(Locale.ROOT));
        Lifecycles lifecycles = new Lifecycles();
        Map<String, Presence> served = new LinkedHashMap<>();
        BitSet all = new BitSet();
        for (Object element : (List<?>) source.get("releases")) {
            Map<?, ?> release = (Map<?, ?>) element;
            int minor = (Integer) release.get("minor");
            all.set(minor);
            GoModule module = GoModule.fetch(
                    (String) source.get("module"), (String) release.get("version"), (String) release.get("sum"));
            if (source.get("customResources") != null) {
                customResources(
                        product, minor, module.files(SchemaGenerator.texts(source.get("customResources"))), served);
            }
            if (source.get("protocolBuffers") instanceof Map<?, ?> part) {
                types(product, minor, module, part);
            }
            if (source.get("generatedProtocolBuffers") != null) {
                generated(product, minor, module.files(SchemaGenerator.texts(source.get("generatedProtocolBuffers"))));
            }
            if (source.get("lifecycles") != null) {
                module.filesIfAny(SchemaGenerator.texts(source.get("lifecycles")))
                        .forEach(lifecycles::read);
            }
        }
        history.compare(product, Releases.parse(all.nextSetBit(0) + "-" + (all.length() - 1)));
        serve(product, served, all);
        kinds.values().stream()
                .filter(kind -> kind.family() == DraftKind.Family.KUBERNETES && source.get("lifecycles") != null)
                .forEach(kind -> serve(product, kind, lifecycles));
        if (source.get("served") instanceof List<?> further) {
            further.forEach(one -> serve(product, (Map<?, ?>) one));
        }
    }

    private void customResources(Product product, int minor, Map<String, String> files, Map<String, Presence> served) {
        CustomResourceReader reader = new CustomResourceReader(DraftKind.Family.ISTIO, Draft.ANY);
        files.values().stream()
                .flatMap(yaml -> Yaml.all(yaml).stream())
                .flatMap(document -> reader.readVersions(document).stream())
                .filter(kind -> kinds.containsKey(kind.reference()))
                .forEach(kind -> {
                    DraftKind joined = kinds.get(kind.reference());
                    Atom atom = new Atom(product, kind.versions().get(0));
                    lay(joined, atom, minor, false, kind.root());
                    served.computeIfAbsent(kind.reference(), ignored -> new Presence())
                            .add(atom, minor);
                });
    }

    private void lay(DraftKind joined, Atom atom, int minor, boolean inlines, Draft.Mapping root) {
        new Layers(history, atom, minor, inlines, joined.reference(), notes).kind(joined.root(), root);
    }

    private void types(Product product, int minor, GoModule module, Map<?, ?> part) throws IOException {
        ProtocolBufferReader reader = new ProtocolBufferReader(true);
        module.files(SchemaGenerator.texts(part.get("files"))).forEach(reader::add);
        Atom atom = new Atom(product, (String) part.get("version"));
        ((Map<?, ?>) part.get("types"))
                .forEach((name, message) ->
                        lay(kinds.get(part.get("group") + "/" + name), atom, minor, false, reader.message((String)
                                message)));
    }

    /** Also adds the API versions that only older releases have. */
    private void generated(Product product, int minor, Map<String, String> files) {
        ProtocolBufferReader reader = new ProtocolBufferReader(true);
        files.forEach(reader::add);
        Set<String> directories = new TreeSet<>();
        files.keySet().forEach(path -> directories.add(path.substring(0, path.lastIndexOf('/'))));
        kinds.replaceAll((reference, kind) -> {
            DraftKind result = kind;
            for (String directory : kind.family() == DraftKind.Family.KUBERNETES ? directories : Set.<String>of()) {
                String version = directory.substring(directory.indexOf('/') + 1);
                String message = "k8s.io.api." + directory.replace('/', '.') + "." + kind.kind();
                boolean own =
                        groups(kind).stream().anyMatch(group -> directory.equals(directory(group) + "/" + version));
                if (own && reader.has(message)) {
                    lay(kind, new Atom(product, version), minor, true, reader.message(message));
                    result = result.withVersions(List.of(version));
                }
            }
            return result;
        });
    }

    /** The kinds with all versions that were seen, in their order. */
    List<DraftKind> kinds() {
        return kinds.values().stream().sorted(DraftKind.ORDER).toList();
    }

    private List<String> groups(DraftKind kind) {
        List<String> groups = new ArrayList<>(List.of(kind.group()));
        groups.addAll(formerGroups.getOrDefault(kind.reference(), List.of()));
        return groups;
    }

    /** {@code rbac.authorization.k8s.io} is described in {@code rbac}. */
    private static String directory(String group) {
        return group.isEmpty() ? "core" : group.split("\\.")[0];
    }

    private void serve(Product product, Map<String, Presence> served, BitSet all) {
        served.forEach((reference, presence) -> {
            DraftKind kind = kinds.get(reference);
            for (String version : kind.versions()) {
                Releases releases = presence.of(new Atom(product, version), all);
                if (!releases.equals(Releases.NONE)) {
                    history.serve(reference, new Served(kind.group() + "/" + version, product, releases));
                }
            }
        });
    }

    private void serve(Product product, DraftKind kind, Lifecycles lifecycles) {
        for (String group : groups(kind)) {
            for (String version : kind.versions()) {
                String releases = lifecycles.releases(directory(group) + "/" + version, kind.kind());
                if (!releases.isEmpty()) {
                    String apiVersion = group.isEmpty() ? version : group + "/" + version;
                    history.serve(kind.reference(), new Served(apiVersion, product, Releases.parse(releases)));
                }
            }
        }
    }

    private void serve(Product product, Map<?, ?> fact) {
        if (!(fact.get("source") instanceof String)) {
            throw new IllegalArgumentException("releases.yaml: what is served must cite its source: " + fact);
        }
        history.serve(
                (String) fact.get("kind"),
                new Served((String) fact.get("apiVersion"), product, Releases.parse((String) fact.get("releases"))));
    }
}
