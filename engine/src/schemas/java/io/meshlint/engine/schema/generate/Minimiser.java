package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which schemas are equal in structure, also where they contain themselves: partition refinement, as a finite automaton is minimised.
 * Two schemas are told apart only by what a manifest could show; their names do not matter.
 */
final class Minimiser {
    private final Map<Draft, Integer> classes = new IdentityHashMap<>();
    private final List<Draft> drafts = new ArrayList<>();

    Minimiser(List<DraftKind> kinds) {
        kinds.forEach(kind -> collect(kind.root()));
        drafts.forEach(draft -> classes.put(draft, 0));
        int count = 1;
        while (true) {
            int refined = refine();
            if (refined == count) {
                return;
            }
            count = refined;
        }
    }

    /** A number that two schemas share exactly when they are equal. */
    int classOf(Draft draft) {
        return classes.get(draft);
    }

    /** Whether a schema is part of what is compared. */
    boolean knows(Draft draft) {
        return classes.containsKey(draft);
    }

    private void collect(Draft root) {
        List<Draft> waiting = new ArrayList<>(List.of(root));
        while (!waiting.isEmpty()) {
            Draft draft = waiting.remove(waiting.size() - 1);
            if (classes.putIfAbsent(draft, 0) == null) {
                drafts.add(draft);
                waiting.addAll(children(draft));
            }
        }
    }

    static List<Draft> children(Draft draft) {
        if (draft instanceof Draft.Sequence sequence) {
            return List.of(sequence.element());
        }
        if (draft instanceof Draft.Mapping mapping) {
            List<Draft> children = new ArrayList<>();
            mapping.members.values().forEach(member -> children.add(member.schema()));
            if (mapping.additional != null) {
                children.add(mapping.additional);
            }
            return children;
        }
        return List.of();
    }

    private int refine() {
        Map<Object, Integer> numbers = new HashMap<>();
        Map<Draft, Integer> next = new IdentityHashMap<>();
        for (Draft draft : drafts) {
            Object signature = signature(draft);
            Integer number = numbers.computeIfAbsent(signature, ignored -> numbers.size());
            next.put(draft, number);
        }
        classes.putAll(next);
        return numbers.size();
    }

    private Object signature(Draft draft) {
        List<Object> parts = new ArrayList<>();
        parts.add(draft.getClass());
        if (draft instanceof Draft.Leaf leaf) {
            parts.add(leaf.schema());
        } else if (draft instanceof Draft.Mapping mapping) {
            mapping.members.forEach((name, member) -> {
                parts.add(name);
                parts.add(member.required());
                parts.add(String.valueOf(member.defaultValue()));
            });
            parts.add(mapping.additional == null);
        }
        children(draft).forEach(child -> parts.add(classes.get(child)));
        return parts;
    }
}
