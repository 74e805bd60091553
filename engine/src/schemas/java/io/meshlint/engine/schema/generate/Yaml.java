package io.meshlint.engine.schema.generate;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads YAML that we trust: pinned sources and our own tables. */
final class Yaml {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(Integer.MAX_VALUE)
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();

    private Yaml() {}

    static List<Object> all(String yaml) {
        List<Object> documents = new ArrayList<>();
        new Load(SETTINGS).loadAllFromString(yaml).forEach(documents::add);
        return documents;
    }

    static Object one(String yaml) {
        return new Load(SETTINGS).loadFromString(yaml);
    }
}
