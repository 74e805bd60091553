package io.meshlint.engine.value;

/**
 * A length of time.
 *
 * @param milliseconds any number, negative for a length that was written so
 */
public record DurationValue(long milliseconds, Place place) implements Value {

    @Override
    public boolean equals(Object other) {
        return other instanceof DurationValue that && milliseconds == that.milliseconds;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(milliseconds);
    }

    /** As Istio writes durations: {@code 1m30s}, {@code 100ms}, {@code 0s}. */
    @Override
    public String toString() {
        if (milliseconds == 0) {
            return "0s";
        }
        StringBuilder text = new StringBuilder(milliseconds < 0 ? "-" : "");
        long rest = Math.abs(milliseconds);
        long hours = rest / 3_600_000;
        long minutes = rest / 60_000 % 60;
        long seconds = rest / 1000 % 60;
        append(text, hours, "h");
        append(text, minutes, "m");
        append(text, seconds, "s");
        append(text, rest % 1000, "ms");
        return text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number != 0) {
            text.append(number).append(unit);
        }
    }
}
