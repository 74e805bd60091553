package io.meshlint.engine.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas that come with meshlint: Kubernetes, Istio, the Gateway API, Argo CD, Flux and what stands beside them in a repository. The files
 * under {@code META-INF/meshlint/schemas} are written by the Maven profile {@code schemas}; each kind is read when it is first asked for.
 */
public final class BundledSchemas implements SchemaCatalog {
    private static final String DIRECTORY = "/META-INF/meshlint/schemas/";

    private final KindIndex index;
    private final Map<String, List<KindIndex.Entry>> byName;
    private final Set<String> names;
    private final DefinitionStore definitions = new DefinitionStore(BundledSchemas::text);
    private final Map<String, KindSchema> loaded = new ConcurrentHashMap<>();

    private BundledSchemas() {
        this.index = KindIndex.parse(text("index"));
        this.byName = index.byName();
        this.names = Collections.unmodifiableSet(new TreeSet<>(byName.keySet()));
    }

    /** The one catalog of this process; schemas are the same objects whoever asks. */
    public static SchemaCatalog bundled() {
        return Holder.CATALOG;
    }

    @Override
    public Optional<KindSchema> find(String group, String kind) {
        return Optional.ofNullable(index.find(group, kind)).map(this::load);
    }

    @Override
    public Optional<KindSchema> preferred(String kind) {
        return byName.getOrDefault(kind, List.of()).stream().findFirst().map(this::load);
    }

    @Override
    public List<KindSchema> named(String kind) {
        return byName.getOrDefault(kind, List.of()).stream().map(this::load).toList();
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Releases compared(Product product) {
        Releases known = index.releases(product);
        return known == null ? Releases.NONE : known;
    }

    private KindSchema load(KindIndex.Entry entry) {
        String identity = entry.group().concat("/").concat(entry.kind());
        KindSchema known = loaded.get(identity);
        if (known != null) {
            return known;
        }
        synchronized (definitions) {
            KindSchema kind = new KindSchema(
                    entry.group(),
                    entry.kind(),
                    entry.versions(),
                    entry.namespaced(),
                    entry.resource(),
                    entry.served(),
                    definitions.object(entry.definition(), entry.file()));
            KindSchema first = loaded.putIfAbsent(identity, kind);
            return first == null ? kind : first;
        }
    }

    private static String text(String file) {
        try (InputStream stream =
                BundledSchemas.class.getResourceAsStream(DIRECTORY.concat(file).concat(".txt"))) {
            if (stream == null) {
                throw new IllegalStateException(
                        "bundled schemas: " + DIRECTORY + file + ".txt is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static final class Holder {
        private static final SchemaCatalog CATALOG = new BundledSchemas();
    }
}
