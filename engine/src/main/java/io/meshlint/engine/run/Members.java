package io.meshlint.engine.run;

import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The members of a relation in the order of values, with the indexes that were asked for. Thread-safe. */
final class Members {
    private final List<Value> all;
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

    /** The index of that identity, built by whoever asks first. */
    Index index(Object identity, Supplier<Index> build) {
        return indexes().computeIfAbsent(identity, key -> new Lazy<>(build)).get();
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
        private final Map<Object, List<Entry>> byKey = new HashMap<>();

        void add(Object key, Entry entry) {
            byKey.computeIfAbsent(key, none -> new ArrayList<>(2)).add(entry);
        }

        List<Entry> get(Object key) {
            return byKey.getOrDefault(key, List.of());
        }
    }
}
