package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.Schema;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lays the kind of one release over the joined one: notes which fields and values it has, and adds those that the joined one lacks. Types stay what
 * the joined one says; where a release has another kind of value altogether, what is below is taken as known to it.
 */
final class Layers {
    private final History history;
    private final Atom atom;
    private final int minor;
    private final boolean inlines;
    private final String owner;
    private final Set<String> notes;
    private final Map<Draft.Mapping, Set<Draft>> visited = new IdentityHashMap<>();
    private final Map<Draft.Mapping, Draft.Mapping> copies = new IdentityHashMap<>();

    /**
     * @param inlines true for protocol buffers that are generated from Go: a member that the joined structure lacks may stand for the members of its
     *                type, and names may differ in their capitals
     * @param notes   is told of what was added or did not fit
     */
    Layers(History history, Atom atom, int minor, boolean inlines, String owner, Set<String> notes) {
        this.history = history;
        this.atom = atom;
        this.minor = minor;
        this.inlines = inlines;
        this.owner = owner;
        this.notes = notes;
    }

    /** Lays a whole object over the joined one; what every object has, and its status, are left out. */
    void kind(Draft.Mapping joined, Draft.Mapping release) {
        Draft.Mapping part = release.copy();
        List.of("apiVersion", "kind", "metadata", "status").forEach(part.members::remove);
        History.Seen seen = history.of(joined);
        seen.structure.add(atom, minor);
        List.of("apiVersion", "kind", "metadata", "status").forEach(name -> {
            if (joined.members.containsKey(name)) {
                seen.member(name).add(atom, minor);
            }
        });
        members(joined, part, "");
    }

    private void mapping(Draft.Mapping joined, Draft.Mapping release, String path) {
        if (!visited.computeIfAbsent(joined, ignored -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(release)) {
            return;
        }
        history.of(joined).structure.add(atom, minor);
        members(joined, release, path);
        if (joined.additional != null) {
            value(joined.additional, release.additional == null ? Draft.ANY : release.additional, path + ".*");
        }
    }

    private void members(Draft.Mapping joined, Draft.Mapping release, String path) {
        Map<String, Draft> own = new LinkedHashMap<>();
        spread(joined, release, own);
        own.forEach((name, schema) -> {
            if (!joined.members.containsKey(name) && joined.additional == null) {
                notes.add("added " + atom.product().word() + " " + owner + path + "." + name);
                joined.members.put(name, new Draft.Member(copy(schema), false, null));
            }
        });
        joined.members.forEach((name, member) -> {
            boolean open = release.additional != null && !own.containsKey(name);
            if (open || own.containsKey(name)) {
                history.of(joined).member(name).add(atom, minor);
                Draft schema = open ? Draft.ANY : own.get(name);
                values(joined, name, schema, path);
                value(joined.members.get(name).schema(), schema, path + "." + name);
            }
        });
    }

    private void spread(Draft.Mapping joined, Draft.Mapping release, Map<String, Draft> own) {
        release.members.forEach((written, member) -> {
            String name = inlines ? named(written, joined) : written;
            boolean inlined = inlines
                    && !joined.members.containsKey(name)
                    && member.schema() instanceof Draft.Mapping inner
                    && inner.members.keySet().stream().anyMatch(joined.members::containsKey);
            if (inlined) {
                spread(joined, (Draft.Mapping) member.schema(), own);
            } else {
                own.put(name, member.schema());
            }
        });
    }

    /** Some protocol buffers have Go's name of a field ({@code Webhooks}, {@code aPIGroup}) where JSON writes it otherwise. */
    private static String named(String written, Draft.Mapping joined) {
        return joined.members.containsKey(written)
                ? written
                : joined.members.keySet().stream()
                        .filter(written::equalsIgnoreCase)
                        .findFirst()
                        .orElse(written);
    }

    private void value(Draft joined, Draft release, String path) {
        if (joined instanceof Draft.Mapping one && release instanceof Draft.Mapping other) {
            mapping(one, other, path);
        } else if (joined instanceof Draft.Sequence one && release instanceof Draft.Sequence other) {
            value(one.element(), other.element(), path);
        } else if (!(joined instanceof Draft.Leaf)) {
            if (!release.equals(Draft.ANY)) {
                notes.add("unlike " + atom.product().word() + " 1." + minor + " " + owner + path);
            }
            open(joined);
        }
    }

    /** Everything below may be there. */
    private void open(Draft joined) {
        if (joined instanceof Draft.Sequence sequence) {
            open(sequence.element());
        } else if (joined instanceof Draft.Mapping mapping
                && visited.computeIfAbsent(mapping, ignored -> Collections.newSetFromMap(new IdentityHashMap<>()))
                        .add(Draft.ANY)) {
            History.Seen seen = history.of(mapping);
            seen.structure.add(atom, minor);
            mapping.members.forEach((name, member) -> {
                seen.member(name).add(atom, minor);
                closed(member.schema()).forEach(value -> seen.value(name, value).add(atom, minor));
                open(member.schema());
            });
            if (mapping.additional != null) {
                open(mapping.additional);
            }
        }
    }

    private void values(Draft.Mapping joined, String name, Draft release, String path) {
        Set<String> known = closed(joined.members.get(name).schema());
        if (known.isEmpty()) {
            return;
        }
        Set<String> own = closed(release);
        Set<String> further = new TreeSet<>(own);
        further.removeAll(known);
        if (!further.isEmpty()) {
            notes.add("added " + atom.product().word() + " " + owner + path + "." + name + " " + further);
            further.addAll(known);
            Draft.Member member = joined.members.get(name);
            joined.members.put(name, member.withSchema(widened(member.schema(), List.copyOf(further))));
        }
        (own.isEmpty() ? known : own)
                .forEach(value -> history.of(joined).value(name, value).add(atom, minor));
    }

    private static Draft widened(Draft schema, List<String> values) {
        if (schema instanceof Draft.Sequence) {
            return new Draft.Sequence(Draft.oneOf(values));
        }
        return schema instanceof Draft.Mapping ? Draft.map(Draft.oneOf(values)) : Draft.oneOf(values);
    }

    /** The values of a closed set, also of one in a list or a map; empty for anything else. */
    private static Set<String> closed(Draft schema) {
        Draft inner = schema;
        if (schema instanceof Draft.Sequence sequence) {
            inner = sequence.element();
        } else if (schema instanceof Draft.Mapping mapping && mapping.members.isEmpty()) {
            inner = mapping.additional;
        }
        return inner instanceof Draft.Leaf leaf && leaf.schema() instanceof Schema.TextSchema text
                ? new TreeSet<>(text.values())
                : Set.of();
    }

    /** A release's own structures stay as they are, whatever is added to the joined ones later. */
    private Draft copy(Draft draft) {
        if (draft instanceof Draft.Sequence sequence) {
            return new Draft.Sequence(copy(sequence.element()));
        }
        if (!(draft instanceof Draft.Mapping mapping)) {
            return draft;
        }
        Draft.Mapping known = copies.get(mapping);
        if (known != null) {
            return known;
        }
        Draft.Mapping copy = new Draft.Mapping(mapping.name);
        copies.put(mapping, copy);
        mapping.members.forEach((name, member) ->
                copy.members.put(name, new Draft.Member(copy(member.schema()), false, member.defaultValue())));
        copy.additional = mapping.additional == null ? null : copy(mapping.additional);
        return copy;
    }
}
