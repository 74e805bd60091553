package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Gives every text field of one name, wherever it stands in a kind, another type. */
final class FieldWalk {
    private final String name;
    private final Draft type;
    private final Set<Draft.Mapping> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    FieldWalk(String name, Draft type) {
        this.name = name;
        this.type = type;
    }

    void walk(Draft draft) {
        if (draft instanceof Draft.Sequence sequence) {
            walk(sequence.element());
        } else if (draft instanceof Draft.Mapping mapping && seen.add(mapping)) {
            mapping.members.computeIfPresent(
                    name, (ignored, member) -> member.schema().equals(Draft.TEXT) ? member.withSchema(type) : member);
            mapping.members.values().forEach(member -> walk(member.schema()));
            if (mapping.additional != null) {
                walk(mapping.additional);
            }
        }
    }
}
