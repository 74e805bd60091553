package io.meshlint.engine.builtin;

import static io.meshlint.engine.builtin.Signatures.function;
import static io.meshlint.engine.type.Type.TEXT;

import io.meshlint.engine.builtin.Builtin.Result;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.engine.yaml.EmbeddedYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions that read a text as something else; absent where it is not that. */
final class ParseFunctions {
    private static final Pattern VERSION = Pattern.compile("^v?(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,15})(m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi)?");

    static final List<Builtin> ALL = List.of(
            function("parseYaml", List.of(TEXT.optional()), Type.ANY.optional(), a -> yaml(a.get(0))),
            function("parseVersion", List.of(TEXT.optional()), Type.VERSION.optional(), a -> version(a.get(0))),
            function("parseDuration", List.of(TEXT.optional()), Type.DURATION.optional(), a -> Durations.parse(a.get(0))),
            function("parseQuantity", List.of(Type.ANY.optional()), Type.INTEGER.optional(), a -> quantity(a.get(0))),
            function("toInt", List.of(Type.ANY.optional()), wholeNumberType(), a -> wholeNumber(a.get(0))));

    private ParseFunctions() {}

    private static Result wholeNumberType() {
        return (types, literals) -> types.get(0).equals(Type.INTEGER) ? Type.INTEGER : Type.INTEGER.optional();
    }

    private static Value yaml(Value text) {
        return text instanceof TextValue held ? EmbeddedYaml.parse(held) : AbsentValue.NOTHING;
    }

    private static Value version(Value value) {
        if (value.isAbsent()) {
            return AbsentValue.NOTHING;
        }
        Matcher matcher = VERSION.matcher(value.toString());
        if (!matcher.find()) {
            return AbsentValue.NOTHING;
        }
        List<Integer> numbers = new ArrayList<>();
        for (int group = 1; group <= 3; group++) {
            if (matcher.group(group) != null) {
                numbers.add(Integer.parseInt(matcher.group(group)));
            }
        }
        return new VersionValue(numbers, value.place());
    }

    private static Value wholeNumber(Value value) {
        if (value instanceof IntegerValue) {
            return value;
        }
        if (value instanceof TextValue text && WHOLE_NUMBER.matcher(text.value()).matches()) {
            return new IntegerValue(Long.parseLong(text.value()), text.place());
        }
        return AbsentValue.NOTHING;
    }

    /** A Kubernetes quantity in thousandths of its unit, so that {@code 500m} and {@code 1} can be compared. */
    private static Value quantity(Value value) {
        Matcher matcher = QUANTITY.matcher(value.toString());
        if (value.isAbsent() || !matcher.matches()) {
            return AbsentValue.NOTHING;
        }
        Place place = value.place();
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "" : matcher.group(2);
        try {
            return new IntegerValue(Math.multiplyExact(number, thousandths(unit)), place);
        } catch (ArithmeticException overflow) {
            return AbsentValue.NOTHING;
        }
    }

    private static long thousandths(String unit) {
        return switch (unit) {
            case "m" -> 1L;
            case "k" -> 1_000_000L;
            case "Ki" -> 1_024_000L;
            case "M" -> 1_000_000_000L;
            case "Mi" -> 1000L << 20;
            case "G" -> 1_000_000_000_000L;
            case "Gi" -> 1000L << 30;
            case "T" -> 1_000_000_000_000_000L;
            case "Ti" -> 1000L << 40;
            case "P" -> 1_000_000_000_000_000_000L;
            case "Pi" -> 1000L << 50;
            default -> 1000L;
        };
    }
}
