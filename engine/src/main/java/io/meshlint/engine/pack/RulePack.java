package io.meshlint.engine.pack;

import io.meshlint.engine.value.MapValue;
import io.meshlint.grammar.text.SourceText;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A pack as it was read.
 *
 * @param name    of the pack, for example {@code istio}
 * @param version of the pack; {@code 0} where it states none
 * @param modules the texts of its modules, by name
 * @param bundled true for a pack that comes with meshlint, whose mistakes are ours
 * @param definitions CustomResourceDefinitions of kinds that its rules are about and that meshlint may not know
 */
public record RulePack(
        String name, String version, List<SourceText> modules, boolean bundled, List<MapValue> definitions) {
    public RulePack {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        modules =
                modules.stream().sorted(Comparator.comparing(SourceText::name)).toList();
        definitions = List.copyOf(definitions);
    }

    /** A pack whose rules are about kinds that meshlint knows. */
    public RulePack(String name, String version, List<SourceText> modules, boolean bundled) {
        this(name, version, modules, bundled, List.of());
    }
}
