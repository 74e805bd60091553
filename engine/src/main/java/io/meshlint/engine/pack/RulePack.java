package io.meshlint.engine.pack;

import io.meshlint.engine.value.MapValue;
import io.meshlint.grammar.text.SourceText;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A pack as it was read.
 *
 * @param name        of the pack, for example {@code istio}
 * @param version     of the pack; {@code 0} where it states none
 * @param description what it is about, if it says so
 * @param origin      how it came into the run
 * @param where       the directory or jar, for messages
 * @param digest      of its content, see {@link PackContent}
 * @param modules     the texts of its modules, by name
 * @param definitions CustomResourceDefinitions of kinds that its rules are about and that meshlint may not know
 */
public record RulePack(
        String name,
        String version,
        Optional<String> description,
        Origin origin,
        String where,
        String digest,
        List<SourceText> modules,
        List<MapValue> definitions) {
    public RulePack {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(digest, "digest");
        modules =
                modules.stream().sorted(Comparator.comparing(SourceText::name)).toList();
        definitions = List.copyOf(definitions);
    }

    /** How a pack came into a run; of two packs of one name the later origin wins. */
    public enum Origin {
        /** It comes with meshlint, and its mistakes are ours. */
        BUNDLED,
        /** It was found on the class path, a dependency of the Maven plugin for instance. */
        CLASS_PATH,
        /** The user named it. */
        NAMED
    }

    /** True for a pack that comes with meshlint, whose mistakes are ours. */
    public boolean bundled() {
        return origin == Origin.BUNDLED;
    }
}
