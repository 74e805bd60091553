package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftJoin;
import io.meshlint.engine.schema.DraftKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The kinds read so far. A kind that several versions or sources describe is joined at the end, so that corrections reach every description. */
final class Kinds {
    private final Map<String, List<DraftKind>> kinds = new TreeMap<>();

    void add(DraftKind kind) {
        kinds.computeIfAbsent(kind.reference(), ignored -> new ArrayList<>()).add(kind);
    }

    boolean contains(String reference) {
        return kinds.containsKey(reference);
    }

    /**
     * The roots of a kind, one for each description.
     *
     * @param reference group and kind, {@code core/Service}
     */
    List<Draft.Mapping> roots(String reference) {
        List<DraftKind> found = kinds.get(reference);
        if (found == null) {
            throw new IllegalArgumentException("no source has a kind " + reference);
        }
        return found.stream().map(DraftKind::root).toList();
    }

    /** Adds fields and versions to every description of a kind; what it requires stays required. */
    void extend(DraftKind addition) {
        roots(addition.reference()).forEach(root -> extend(root, addition.root()));
        kinds.get(addition.reference()).replaceAll(kind -> kind.withVersions(addition.versions()));
    }

    private static void extend(Draft.Mapping target, Draft.Mapping addition) {
        addition.members.forEach((name, member) -> {
            Draft.Member known = target.members.putIfAbsent(name, member);
            if (known != null) {
                extend(known.schema(), member.schema(), name);
            }
        });
        if (target.additional == null) {
            target.additional = addition.additional;
        }
    }

    private static void extend(Draft target, Draft addition, String name) {
        if (target instanceof Draft.Mapping one && addition instanceof Draft.Mapping other) {
            extend(one, other);
        } else if (target instanceof Draft.Sequence one && addition instanceof Draft.Sequence other) {
            extend(one.element(), other.element(), name);
        } else if (!target.equals(addition)) {
            throw new IllegalArgumentException("an extension cannot add to " + name + ", which is another type");
        }
    }

    /** Opens {@code status}, which a repository does not hold, except where rules read it. */
    void openStatus(Set<String> kept) {
        kinds.forEach((reference, descriptions) -> {
            if (!kept.contains(reference)) {
                descriptions.forEach(kind -> kind.root()
                        .members
                        .computeIfPresent("status", (name, status) -> new Draft.Member(Draft.ANY, false, null)));
            }
        });
    }

    /** Every kind once, in the order of preference. */
    List<DraftKind> joined() {
        DraftJoin join = new DraftJoin();
        return kinds.values().stream()
                .map(descriptions -> descriptions.stream()
                        .reduce((one, other) -> one.join(other, join))
                        .orElseThrow())
                .sorted(DraftKind.ORDER)
                .toList();
    }
}
