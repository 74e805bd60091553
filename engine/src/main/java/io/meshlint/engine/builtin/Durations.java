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
    /** No sensible duration is longer; a text may be. */
    private static final int LONGEST_TEXT = 100;

    private static final String NUMBER = "(\\d{1,19}(?:\\.\\d{0,19})?|\\.\\d{1,19})";
    private static final Pattern WHOLE = Pattern.compile("[+-]?(0|(" + NUMBER + "(ns|us|µs|μs|ms|s|m|h))+)");
    private static final Pattern PART = Pattern.compile(NUMBER + "(ns|us|µs|μs|ms|s|m|h)");

    /** Go's longest duration is 292 years of nanoseconds; a document may say more. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {}

    /** The duration that a text says; absent where the value is none. Parts below a millisecond are cut off. */
    public static Value parse(Value value) {
        if (value instanceof DurationValue) {
            return value;
        }
        if (!(value instanceof TextValue text)
                || text.value().length() > LONGEST_TEXT
                || !WHOLE.matcher(text.value()).matches()) {
            return new AbsentValue(value.place(), "");
        }
        BigDecimal milliseconds = BigDecimal.ZERO;
        Matcher matcher = PART.matcher(text.value());
        while (matcher.find()) {
            milliseconds = milliseconds.add(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))));
        }
        BigDecimal whole = milliseconds.setScale(0, RoundingMode.DOWN);
        if (whole.compareTo(LONGEST) > 0) {
            return new AbsentValue(value.place(), "");
        }
        long sum = whole.longValue();
        return new DurationValue(text.value().startsWith("-") ? -sum : sum, text.place());
    }

    private static BigDecimal unit(String name) {
        return switch (name) {
            case "ns" -> new BigDecimal("0.000001");
            case "us", "µs", "μs" -> new BigDecimal("0.001");
            case "ms" -> BigDecimal.ONE;
            case "s" -> new BigDecimal(1_000);
            case "m" -> new BigDecimal(60_000);
            default -> new BigDecimal(3_600_000);
        };
    }
}
