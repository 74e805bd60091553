package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A catalog with further kinds. Where both have a kind of a group, the catalog below wins; of one plain name, its kinds are preferred. */
public final class ExtendedCatalog implements SchemaCatalog {
    private final SchemaCatalog below;
    private final Map<String, KindSchema> byIdentity = new TreeMap<>();
    private final Map<String, List<KindSchema>> byName = new TreeMap<>();
    private final Set<String> names;

    /** @param further each group and kind once */
    public ExtendedCatalog(SchemaCatalog below, List<KindSchema> further) {
        this.below = below;
        for (KindSchema kind : further) {
            boolean isNew = below.find(kind.group(), kind.kind()).isEmpty();
            if (isNew && byIdentity.putIfAbsent(identity(kind.group(), kind.kind()), kind) == null) {
                byName.computeIfAbsent(kind.kind(), name -> new ArrayList<>(below.named(name)))
                        .add(kind);
            }
        }
        Set<String> all = new TreeSet<>(below.names());
        all.addAll(byName.keySet());
        this.names = Collections.unmodifiableSet(all);
    }

    @Override
    public Optional<KindSchema> find(String group, String kind) {
        Optional<KindSchema> known = below.find(group, kind);
        return known.isPresent() ? known : Optional.ofNullable(byIdentity.get(identity(group, kind)));
    }

    @Override
    public Optional<KindSchema> preferred(String kind) {
        Optional<KindSchema> known = below.preferred(kind);
        return known.isPresent() ? known : named(kind).stream().findFirst();
    }

    @Override
    public List<KindSchema> named(String kind) {
        List<KindSchema> known = byName.get(kind);
        return known == null ? below.named(kind) : List.copyOf(known);
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Releases compared(Product product) {
        return below.compared(product);
    }

    private static String identity(String group, String kind) {
        return group + "/" + kind;
    }
}
