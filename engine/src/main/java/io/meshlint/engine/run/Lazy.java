package io.meshlint.engine.run;

import java.util.function.Supplier;

/** A value that is computed once, by whoever asks first; a failure is kept too. Values may depend on each other as long as there is no cycle. */
final class Lazy<T> {
    private volatile Supplier<T> work;
    private T value;
    private RuntimeException failure;

    Lazy(Supplier<T> work) {
        this.work = work;
    }

    T get() {
        if (work != null) {
            compute();
        }
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    private synchronized void compute() {
        if (work != null) {
            try {
                value = work.get();
            } catch (RuntimeException thrown) {
                failure = thrown;
            } finally {
                work = null;
            }
        }
    }
}
