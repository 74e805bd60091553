package io.meshlint.engine.run;

import java.util.function.Supplier;

/** Remembers what an operator looked up; two threads may both look it up, and find the same. */
final class Memo<T> {
    private volatile T value;

    T get(Supplier<T> lookup) {
        T known = value;
        if (known == null) {
            known = lookup.get();
            value = known;
        }
        return known;
    }
}
