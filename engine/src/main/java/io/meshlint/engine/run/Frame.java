package io.meshlint.engine.run;

import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The state of one body while it runs: the values of its variables, what its operators gather, what the row rests on. Used by one thread. */
final class Frame {
    final WorldRun world;
    final Value[] slots;
    final Object[] states;
    final Budget budget;
    private final List<Evidence> restsOn = new ArrayList<>();

    Frame(WorldRun world, int slots, int states, Budget budget) {
        this.world = world;
        this.slots = new Value[slots];
        this.states = new Object[states];
        this.budget = budget;
    }

    /** A mark to which {@link #forget} goes back. */
    int mark() {
        return restsOn.size();
    }

    void forget(int mark) {
        while (restsOn.size() > mark) {
            restsOn.remove(restsOn.size() - 1);
        }
    }

    void restOn(List<Evidence> evidence) {
        if (!evidence.isEmpty()) {
            restsOn.addAll(evidence);
        }
    }

    /** What the current row rests on, from a mark on: each once, in the order of the descriptions. */
    List<Evidence> restsOn(int mark) {
        if (mark == restsOn.size()) {
            return List.of();
        }
        return restsOn.subList(mark, restsOn.size()).stream()
                .distinct()
                .sorted(Comparator.comparing(Evidence::description))
                .toList();
    }

    /** Orders what rows rest on: what rests on less comes first. */
    static int compare(List<Evidence> a, List<Evidence> b) {
        int comparison = Integer.compare(a.size(), b.size());
        for (int i = 0; i < a.size() && comparison == 0; i++) {
            comparison = a.get(i).description().compareTo(b.get(i).description());
        }
        return comparison;
    }

    Value[] snapshot() {
        return Arrays.copyOf(slots, slots.length);
    }

    void restore(Value[] snapshot) {
        System.arraycopy(snapshot, 0, slots, 0, slots.length);
    }
}
