package io.meshlint.engine.run;

import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The members of a relation in the order of values, with the indexes that were asked for. Thread-safe. */
final class Members {
    static final Members NONE = new Members(List.of());

    private final List<Value> all;
    private final Map<Object, Lazy<Map<Object, List<Entry>>>> indexes = new ConcurrentHashMap<>();

    Members(List<Value> all) {
        this.all = List.copyOf(all);
    }

    /**
     * A member in an index.
     *
     * @param number   its place among all members
     * @param flattened values of the variables that the index takes in, in their order
     */
    record Entry(int number, Value member, Value[] flattened) {}

    List<Value> all() {
        return all;
    }

    /** The index of that identity, built by whoever asks first. */
    Map<Object, List<Entry>> index(Object identity, Supplier<Map<Object, List<Entry>>> build) {
        return indexes.computeIfAbsent(identity, key -> new Lazy<>(build)).get();
    }

    /** Gathers entries by key while an index is built. */
    static final class IndexBuilder {
        private final Map<Object, List<Entry>> byKey = new HashMap<>();

        void add(Object key, Entry entry) {
            byKey.computeIfAbsent(key, none -> new ArrayList<>(2)).add(entry);
        }

        Map<Object, List<Entry>> build() {
            return byKey;
        }
    }
}
