package io.meshlint.engine.run;

import io.meshlint.engine.core.Query.SortKey;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which keys of {@code pick} no other keys beat: {@code a} beats {@code b} if the first key that both have and that differs prefers {@code a}.
 *
 * <p>Takes time in proportion to the rows, not to their pairs: among keys with the same absences, and between two such sets, the order of the
 * keys that both have is a total one, so that only the best of each set can beat others.
 */
final class Rivalry {
    private final List<SortKey> order;

    Rivalry(List<SortKey> order) {
        this.order = order;
    }

    Set<List<Value>> unbeaten(List<List<Value>> rows) {
        Map<List<Boolean>, Set<List<Value>>> byAbsence = new HashMap<>();
        for (List<Value> row : rows) {
            byAbsence
                    .computeIfAbsent(row.stream().map(Value::isAbsent).toList(), none -> new LinkedHashSet<>())
                    .add(row);
        }
        Set<List<Value>> kept = new HashSet<>();
        for (Map.Entry<List<Boolean>, Set<List<Value>>> some : byAbsence.entrySet()) {
            List<List<Value>> rivals = new ArrayList<>();
            byAbsence.forEach((absences, others) -> rivals.add(best(others, shared(some.getKey(), absences))));
            List<List<Integer>> common = byAbsence.keySet().stream()
                    .map(absences -> shared(some.getKey(), absences))
                    .toList();
            for (List<Value> row : some.getValue()) {
                boolean beaten = false;
                for (int i = 0; i < rivals.size() && !beaten; i++) {
                    beaten = compare(rivals.get(i), row, common.get(i)) < 0;
                }
                if (!beaten) {
                    kept.add(row);
                }
            }
        }
        return kept;
    }

    /** The numbers of the keys that are absent in neither. */
    private List<Integer> shared(List<Boolean> absences, List<Boolean> others) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            if (!absences.get(i) && !others.get(i)) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private List<Value> best(Set<List<Value>> rows, List<Integer> keys) {
        List<Value> best = null;
        for (List<Value> row : rows) {
            best = best == null || compare(row, best, keys) < 0 ? row : best;
        }
        return best;
    }

    /** Negative if {@code a} is preferred. */
    private int compare(List<Value> a, List<Value> b, List<Integer> keys) {
        for (int key : keys) {
            int comparison = ValueOrder.BY_CONTENT.compare(a.get(key), b.get(key));
            if (comparison != 0) {
                return order.get(key).descending() ? -comparison : comparison;
            }
        }
        return 0;
    }
}
