package io.meshlint.engine.run;

import java.util.List;

/** Where generated programs and worlds take their decisions from: a random number, or the bytes of a fuzzer. */
@FunctionalInterface
interface Choices {

    /** A number from 0 to below {@code bound}. */
    int below(int bound);

    default boolean oneIn(int number) {
        return below(number) == 0;
    }

    default <T> T of(List<T> all) {
        return all.get(below(all.size()));
    }

    @SuppressWarnings("unchecked")
    default <T> T of(T... all) {
        return all[below(all.length)];
    }
}
