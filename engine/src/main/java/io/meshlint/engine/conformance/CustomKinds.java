package io.meshlint.engine.conformance;

import io.meshlint.engine.schema.CustomResourceReader;
import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftJoin;
import io.meshlint.engine.schema.DraftKind;
import io.meshlint.engine.schema.DraftSchemas;
import io.meshlint.engine.schema.ExtendedCatalog;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import io.meshlint.engine.world.WorldSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The kinds that CustomResourceDefinitions in the worlds and in packs define, beside those that are bundled. */
public final class CustomKinds {
    private static final String DEFINITION = "CustomResourceDefinition";
    private static final String DEFINITIONS_GROUP = "apiextensions.k8s.io";

    private final SchemaCatalog bundled;
    private final CustomResourceReader reader;
    /** By group and kind, with all versions joined: what rules are about. */
    private final Map<String, DraftKind> drafts = new TreeMap<>();
    /** By apiVersion and kind: what a manifest is compared with. */
    private final Map<String, DraftKind> draftsOfVersions = new TreeMap<>();

    private final Map<String, KindSchema> versions = new HashMap<>();
    /** What each definition said, so that one that every world has is read once. */
    private final Map<String, Map<String, Object>> last = new HashMap<>();

    private final Set<String> installed = new HashSet<>();
    private final Set<String> keepsUnknownFields = new HashSet<>();
    private final List<String> notices = new ArrayList<>();
    /** One object in several worlds stays one. */
    private final Map<Resource, Resource> moved = new IdentityHashMap<>();

    private SchemaCatalog catalog;

    private CustomKinds(SchemaCatalog bundled) {
        this.bundled = bundled;
        KindSchema any = bundled.find("", "ConfigMap").orElseThrow();
        this.reader = new CustomResourceReader(
                DraftKind.Family.OTHER,
                new Draft.Leaf(any.root().fields().get("metadata").schema()));
    }

    /**
     * Reads the definitions.
     *
     * @param bundled wins over definitions of the same group and kind
     * @param packs   definitions that come with packs; those of the repository are preferred
     */
    public static CustomKinds read(SchemaCatalog bundled, List<World> worlds, List<MapValue> packs) {
        CustomKinds kinds = new CustomKinds(bundled);
        for (World world : worlds) {
            for (Resource resource : world.resources()) {
                if (resource.kind().equals(DEFINITION) && resource.group().equals(DEFINITIONS_GROUP)) {
                    kinds.add(resource.body(), true);
                }
            }
        }
        packs.forEach(definition -> kinds.add(definition, false));
        kinds.last.clear();
        DraftSchemas schemas = new DraftSchemas();
        List<KindSchema> further =
                kinds.drafts.values().stream().map(schemas::kind).toList();
        kinds.draftsOfVersions.forEach((identity, draft) -> kinds.versions.put(identity, schemas.kind(draft)));
        kinds.catalog = further.isEmpty() ? bundled : new ExtendedCatalog(bundled, further);
        return kinds;
    }

    /** All kinds. */
    public SchemaCatalog catalog() {
        return catalog;
    }

    /** Definitions that could not be used, as whole sentences. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /** What manifests are compared with. */
    public KnownKinds kinds() {
        Set<String> dropping = new HashSet<>(installed);
        dropping.removeAll(keepsUnknownFields);
        return new KnownKinds(catalog, versions, dropping);
    }

    private void add(MapValue definition, boolean repository) {
        if (!(definition.field("spec") instanceof MapValue spec) || !(spec.field("names") instanceof MapValue names)) {
            return;
        }
        String identity = KnownKinds.identity(
                spec.field("group").toString(), names.field("kind").toString());
        boolean known = bundled.find(
                        spec.field("group").toString(), names.field("kind").toString())
                .isPresent();
        if (known || !repository && installed.contains(identity)) {
            return;
        }
        try {
            Map<String, Object> plain = PlainValues.of(definition);
            if (!plain.equals(last.put(identity, plain))) {
                for (DraftKind version : reader.readVersions(plain)) {
                    drafts.merge(identity, version, (one, other) -> one.join(other, new DraftJoin()));
                    String apiVersion =
                            version.group() + "/" + version.versions().get(0);
                    draftsOfVersions.merge(
                            KnownKinds.identity(apiVersion, version.kind()),
                            version,
                            (one, other) -> one.join(other, new DraftJoin()));
                }
            }
        } catch (PlainValues.TooLarge tooLarge) {
            notices.add("The CustomResourceDefinition of "
                    + Wording.code(names.field("kind").toString())
                    + " in " + definition.place().document().file()
                    + " is too large or too deep to be one, so manifests of that kind are not compared with it.");
            return;
        }
        if (repository) {
            installed.add(identity);
        }
        if (keeps(definition, spec)) {
            keepsUnknownFields.add(identity);
        }
    }

    /** In v1beta1 the API server drops unknown fields only where it is told to; in v1 it always does. */
    private static boolean keeps(MapValue definition, MapValue spec) {
        Value preserve = spec.field("preserveUnknownFields");
        boolean dropped = preserve instanceof BooleanValue told && !told.value();
        return definition.field("apiVersion").toString().endsWith("/v1beta1") && !dropped;
    }

    /** The worlds with objects of kinds that live in no namespace taken out of the namespace that was assumed before the kind was known. */
    public WorldSet placed(WorldSet worlds) {
        if (catalog == bundled) {
            return worlds;
        }
        List<World> placed = worlds.worlds().stream()
                .map(world -> new World(
                        world.name(),
                        world.resources().stream().map(this::placed).toList(),
                        world.units(),
                        world.sizes()))
                .toList();
        return new WorldSet(placed, worlds.findings(), worlds.notices(), worlds.incomplete(), worlds.lines());
    }

    private Resource placed(Resource resource) {
        if (resource.namespace().isEmpty()
                || !drafts.containsKey(KnownKinds.identity(resource.group(), resource.kind()))) {
            return resource;
        }
        Optional<KindSchema> kind = catalog.find(resource.group(), resource.kind());
        return kind.isEmpty() || kind.get().namespaced()
                ? resource
                : moved.computeIfAbsent(
                        resource, r -> new Resource(r.apiVersion(), r.kind(), null, false, r.name(), r.body()));
    }
}
