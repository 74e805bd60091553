package io.meshlint.engine.builtin;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.DurationValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go and protobuf's JSON write them: {@code 1m30s}, {@code 0.5s}, {@code 100ms}, {@code 0}. */
public final class Durations {
    private static final Pattern WHOLE = Pattern.compile("[+-]?(0|(\\d{1,9}(\\.\\d{1,9})?(ns|us|µs|ms|s|m|h))+)");
    private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h)");

    private Durations() {}

    /** The duration that a text says; absent where the value is none. Parts below a millisecond are cut off. */
    public static Value parse(Value value) {
        if (value instanceof DurationValue) {
            return value;
        }
        if (!(value instanceof TextValue text) || !WHOLE.matcher(text.value()).matches()) {
            return new AbsentValue(value.place(), "");
        }
        BigDecimal milliseconds = BigDecimal.ZERO;
        Matcher matcher = PART.matcher(text.value());
        while (matcher.find()) {
            milliseconds = milliseconds.add(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))));
        }
        long sum = milliseconds.setScale(0, RoundingMode.DOWN).longValue();
        return new DurationValue(text.value().startsWith("-") ? -sum : sum, text.place());
    }

    private static BigDecimal unit(String name) {
        return switch (name) {
            case "ns" -> new BigDecimal("0.000001");
            case "us", "µs" -> new BigDecimal("0.001");
            case "ms" -> BigDecimal.ONE;
            case "s" -> new BigDecimal(1_000);
            case "m" -> new BigDecimal(60_000);
            default -> new BigDecimal(3_600_000);
        };
    }
}
