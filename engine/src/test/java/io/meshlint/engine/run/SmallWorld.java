package io.meshlint.engine.run;

import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.world.World;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Worlds made of YAML documents, all in one file. */
final class SmallWorld {
    static final SchemaCatalog CATALOG = BundledSchemas.bundled();

    private SmallWorld() {}

    static World of(String yaml) {
        return of("world.yaml", yaml);
    }

    static World of(String file, String yaml) {
        YamlFile read = new ManifestReader().read(file, yaml.getBytes(StandardCharsets.UTF_8));
        if (!read.problems().isEmpty()) {
            throw new IllegalArgumentException("the YAML of a test is broken: " + read.problems());
        }
        List<Resource> resources = new ArrayList<>();
        read.documents().forEach(document -> resources.add(resource(document.root())));
        return new World("test", resources, List.of());
    }

    private static Resource resource(MapValue root) {
        String apiVersion = text(root, "apiVersion");
        String kind = text(root, "kind");
        MapValue metadata = (MapValue) root.field("metadata");
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        boolean namespaced =
                CATALOG.find(group, kind).map(KindSchema::namespaced).orElse(true);
        Value namespace = metadata.field("namespace");
        String effective = namespace.isAbsent() ? "default" : namespace.toString();
        return new Resource(
                apiVersion,
                kind,
                namespaced ? effective : null,
                namespaced && namespace.isAbsent(),
                text(metadata, "name"),
                root);
    }

    private static String text(MapValue map, String field) {
        return ((TextValue) map.field(field)).value();
    }
}
