package io.meshlint.engine.run;

import io.meshlint.engine.builtin.Durations;
import io.meshlint.engine.value.DurationValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.VersionValue;

/**
 * Files values so that whatever the language calls equal lies under one key. Values under one key need not be equal: the condition is tried
 * on what an index proposes.
 */
final class IndexKeys {
    private IndexKeys() {}

    private record VersionKey(int major) {}

    /** The key of a present value. */
    static Object of(Value value) {
        if (value instanceof VersionValue version) {
            // Compared at the precision of the right side, 1.5.4 equals 1.5 and 1: only the first number is sure to
            // agree.
            return new VersionKey(version.numbers().get(0));
        }
        if (value instanceof TextValue text && mayBeDuration(text.value())) {
            Value duration = Durations.parse(text);
            return duration instanceof DurationValue ? duration : value;
        }
        return value;
    }

    private static boolean mayBeDuration(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        return (first == '+' || first == '-' || Character.isDigit(first))
                && (last == 's' || last == 'm' || last == 'h' || last == '0');
    }
}
