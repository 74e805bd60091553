package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes schemas of drafts that do not contain themselves, as those of custom resources; equal structures become the same object. */
public final class DraftSchemas {
    private final Map<Object, Schema> known = new HashMap<>();

    /** The finished kind. */
    public KindSchema kind(DraftKind draft) {
        boolean namespaced = draft.scope() == DraftKind.Scope.NAMESPACED;
        return new KindSchema(draft.group(), draft.kind(), draft.versions(), namespaced, true, object(draft.root()));
    }

    private Schema of(Draft draft) {
        if (draft instanceof Draft.Mapping mapping) {
            return object(mapping);
        }
        Schema schema = draft instanceof Draft.Sequence sequence
                ? new Schema.ListSchema(of(sequence.element()))
                : ((Draft.Leaf) draft).schema();
        return known.computeIfAbsent(schema, first -> schema);
    }

    private Schema.ObjectSchema object(Draft.Mapping mapping) {
        Map<String, Schema.Field> fields = new LinkedHashMap<>();
        mapping.members.forEach((name, member) -> fields.put(
                name, new Schema.Field(name, of(member.schema()), member.required(), member.defaultValue())));
        Schema additional = mapping.additional == null ? null : of(mapping.additional);
        List<Object> structure = new ArrayList<>(fields.values());
        structure.add(additional);
        return (Schema.ObjectSchema) known.computeIfAbsent(structure, first -> {
            Schema.ObjectSchema object = new Schema.ObjectSchema();
            object.define(fields, additional);
            return object;
        });
    }
}
