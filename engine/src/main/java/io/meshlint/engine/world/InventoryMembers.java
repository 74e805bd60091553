package io.meshlint.engine.world;

import io.meshlint.engine.config.Configuration.Inventory;
import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes members of every world of what the configuration says exists outside of the repository. */
final class InventoryMembers {
    private static final List<String> METADATA = List.of("name", "namespace", "labels", "annotations");
    private static final String WHY = "the inventory in meshlint.yaml says that it exists outside of the repository";

    private final Repository repository;
    private final WorldRequest request;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    InventoryMembers(Repository repository, WorldRequest request) {
        this.repository = repository;
        this.request = request;
    }

    List<Finding> findings() {
        return findings;
    }

    List<Member> members() {
        return members;
    }

    /** The files that the inventory names; they are no part of what is deployed from here. */
    static Set<String> files(WorldRequest request) {
        Set<String> files = new TreeSet<>();
        for (Inventory entry : request.configuration().configuration().inventory()) {
            if (entry instanceof Inventory.InFile file) {
                files.add(file.path());
            }
        }
        return files;
    }

    InventoryMembers read(FileReader reader, ResourceExtractor extractor) {
        List<Resource> items = new ArrayList<>();
        LooseManifests manifests = new LooseManifests(reader, extractor, files(request));
        for (Inventory entry : request.configuration().configuration().inventory()) {
            if (entry instanceof Inventory.Item item) {
                resource(item.object()).ifPresent(items::add);
            } else {
                file((Inventory.InFile) entry, manifests);
            }
        }
        findings.addAll(manifests.findings());
        if (!items.isEmpty()) {
            add(request.configuration().file(), items);
        }
        manifests.resources().forEach(this::add);
        return this;
    }

    /** An empty path stands above every world. */
    private void add(String file, List<Resource> resources) {
        members.add(
                new Member("", Optional.empty(), false, new UnitSummary("manifests", file, List.of(), WHY), resources));
    }

    private void file(Inventory.InFile file, LooseManifests manifests) {
        if (Files.isRegularFile(repository.resolve(file.path()))) {
            manifests.read(file.path());
        } else {
            findings.add(Findings.of(
                    BuiltInRule.MISSING_UNIT,
                    "the inventory names what is not there: " + file.path(),
                    "Correct the path in meshlint.yaml; paths are relative to that file.",
                    Findings.exactly(request.configuration().file(), file.region()),
                    file.path()));
        }
    }

    private Optional<Resource> resource(MapValue item) {
        String kind = item.field("kind").toString();
        Optional<KindSchema> known = request.catalog().flatMap(catalog -> preferred(catalog, kind));
        String apiVersion = item.field("apiVersion") instanceof TextValue written
                ? written.value()
                : known.map(InventoryMembers::apiVersion).orElse("");
        if (apiVersion.isEmpty()) {
            findings.add(Findings.of(
                    BuiltInRule.NOT_A_MANIFEST,
                    "the inventory holds a " + kind + ", a kind that meshlint does not know",
                    "Add its apiVersion, or correct the kind.",
                    Findings.locate(item.place()),
                    kind));
            return Optional.empty();
        }
        Map<String, Value> body = new LinkedHashMap<>();
        Map<String, Value> metadata = new LinkedHashMap<>();
        body.put("apiVersion", new TextValue(apiVersion, item.place()));
        body.put("metadata", new MapValue(metadata, item.place()));
        item.fields().forEach((key, value) -> (METADATA.contains(key) ? metadata : body).put(key, value));
        boolean namespaced = known.map(KindSchema::namespaced).orElse(true);
        String namespace = item.field("namespace").isAbsent()
                ? "default"
                : item.field("namespace").toString();
        boolean assumed = namespaced && item.field("namespace").isAbsent();
        return Optional.of(Resource.outline(
                apiVersion,
                kind,
                namespaced ? namespace : null,
                assumed,
                item.field("name").toString(),
                new MapValue(body, item.place())));
    }

    private static Optional<KindSchema> preferred(SchemaCatalog catalog, String kind) {
        return catalog.preferred(kind).filter(KindSchema::resource);
    }

    private static String apiVersion(KindSchema kind) {
        return (kind.group().isEmpty() ? "" : kind.group() + "/")
                + kind.versions().get(0);
    }
}
