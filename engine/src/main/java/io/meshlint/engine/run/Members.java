package io.meshlint.engine.run;

import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The members of a relation, with the indexes that were asked for. Thread-safe.
 *
 * <p>They come in the order in which they were found, which is the same in every run with the same plan. Where the order of values reaches
 * the output, they are put into it.
 */
final class Members {
    static final Members NONE = new Members(List.of());

    private final List<Value> all;
    private volatile List<Value> inOrder;
    private volatile Map<Object, Lazy<Index>> indexes;

    Members(List<Value> all) {
        this.all = List.copyOf(all);
    }

    /**
     * A member in an index.
     *
     * @param number    its place among all entries of the index
     * @param flattened values of the variables that the index takes in, in their order
     * @param restsOn   what these values rest on
     */
    record Entry(int number, Value member, Value[] flattened, List<Evidence> restsOn) {}

    List<Value> all() {
        return all;
    }

    /** The members in the order of values. */
    List<Value> inOrder() {
        List<Value> known = inOrder;
        if (known == null) {
            known = all.size() < 2
                    ? all
                    : all.stream().sorted(ValueOrder.CANONICAL).toList();
            inOrder = known;
        }
        return known;
    }

    /** The first in the order of values; null where there is none. */
    Value first() {
        return all.isEmpty() ? null : all.size() == 1 ? all.get(0) : Collections.min(all, ValueOrder.CANONICAL);
    }

    /** The index of that identity, built by whoever asks first. */
    Index index(Object identity, Supplier<Index> build) {
        return all.isEmpty()
                ? Index.EMPTY
                : indexes().computeIfAbsent(identity, key -> new Lazy<>(build)).get();
    }

    /** Most relations are small and have no index: views with inputs have one list of members for each row that asks. */
    private Map<Object, Lazy<Index>> indexes() {
        if (indexes == null) {
            synchronized (this) {
                if (indexes == null) {
                    indexes = new ConcurrentHashMap<>();
                }
            }
        }
        return indexes;
    }

    /** Entries by key. Filled by one thread, then only read. */
    static final class Index {
        static final Index EMPTY = new Index();

        private final Map<Object, List<Entry>> byKey = new HashMap<>();

        void add(Object key, Entry entry) {
            byKey.computeIfAbsent(key, none -> new ArrayList<>(2)).add(entry);
        }

        List<Entry> get(Object key) {
            return byKey.getOrDefault(key, List.of());
        }
    }
}
