package io.meshlint.engine.builtin;

import static io.meshlint.engine.builtin.Signatures.function;
import static io.meshlint.engine.type.Type.TEXT;

import io.meshlint.engine.builtin.Builtin.Result;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.engine.yaml.EmbeddedYaml;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions that read a text as something else; absent where it is not that. */
final class ParseFunctions {
    private static final Pattern VERSION = Pattern.compile("^v?(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,18}");
    /** k8s.io/apimachinery/pkg/api/resource/quantity.go: a signed decimal with a suffix of tens, of powers of two, or an exponent. */
    private static final Pattern QUANTITY = Pattern.compile(
            "([+-]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30}))(?:(n|u|m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei)|[eE]([+-]?\\d{1,2}))?");

    private static final long SECONDS_OF_A_DAY = 86_400;

    static final List<Builtin> ALL = List.of(
            function("parseYaml", List.of(TEXT.optional()), Type.ANY.optional(), a -> yaml(a.get(0))),
            function("parseVersion", List.of(TEXT.optional()), Type.VERSION.optional(), a -> version(a.get(0))),
            function(
                    "parseDuration",
                    List.of(TEXT.optional()),
                    Type.DURATION.optional(),
                    a -> Durations.parse(a.get(0))),
            function("parseQuantity", List.of(Type.ANY.optional()), Type.INTEGER.optional(), a -> quantity(a.get(0))),
            function("parseTime", List.of(TEXT.optional()), Type.INTEGER.optional(), a -> moment(a.get(0))),
            function("major", List.of(Type.VERSION), Type.INTEGER, a -> part(a.get(0), 0)),
            function("minor", List.of(Type.VERSION), Type.INTEGER, a -> part(a.get(0), 1)),
            function(
                    "parseYamlDocuments",
                    List.of(TEXT.optional()),
                    Type.listOf(Type.ANY),
                    a -> a.get(0) instanceof TextValue text ? EmbeddedYaml.parseAll(text) : ListValue.EMPTY),
            function(
                    "certificateExpires",
                    List.of(TEXT.optional()),
                    Type.INTEGER.optional(),
                    a -> Certificates.expires(a.get(0))),
            function("certificateHosts", List.of(TEXT.optional()), Signatures.TEXTS, a -> Certificates.hosts(a.get(0))),
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

    /** A number of a version; what it does not say is 0. */
    private static Value part(Value value, int index) {
        List<Integer> numbers = ((VersionValue) value).numbers();
        return new IntegerValue(index < numbers.size() ? numbers.get(index) : 0, value.place());
    }

    private static Value wholeNumber(Value value) {
        if (value instanceof IntegerValue) {
            return value;
        }
        if (value instanceof TextValue text
                && WHOLE_NUMBER.matcher(text.value()).matches()) {
            return new IntegerValue(Long.parseLong(text.value()), text.place());
        }
        return AbsentValue.NOTHING;
    }

    /**
     * A Kubernetes quantity in thousandths of its unit, so that {@code 500m} and {@code 1} can be compared; less than a thousandth is
     * rounded up, as Kubernetes' MilliValue does.
     */
    private static Value quantity(Value value) {
        Matcher matcher = QUANTITY.matcher(value.toString());
        if (value.isAbsent() || !matcher.matches()) {
            return AbsentValue.NOTHING;
        }
        BigDecimal number =
                new BigDecimal(matcher.group(1)).multiply(factor(matcher.group(2) == null ? "" : matcher.group(2)));
        int exponent = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        BigDecimal thousandths = number.scaleByPowerOfTen(3 + exponent).setScale(0, RoundingMode.UP);
        return thousandths.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? AbsentValue.NOTHING
                : new IntegerValue(thousandths.longValue(), value.place());
    }

    private static BigDecimal factor(String suffix) {
        return suffix.endsWith("i")
                ? BigDecimal.valueOf(1024).pow("KMGTPE".indexOf(suffix.charAt(0)) + 1)
                : BigDecimal.ONE.scaleByPowerOfTen(suffix.isEmpty() ? 0 : 3 * ("num kMGTPE".indexOf(suffix) - 3));
    }

    /** RFC 3339, a date or a moment, in seconds since 1970. */
    private static Value moment(Value value) {
        if (!(value instanceof TextValue text)) {
            return AbsentValue.NOTHING;
        }
        try {
            long seconds = text.value().length() == 10
                    ? LocalDate.parse(text.value()).toEpochDay() * SECONDS_OF_A_DAY
                    : OffsetDateTime.parse(text.value()).toEpochSecond();
            return new IntegerValue(seconds, text.place());
        } catch (DateTimeParseException none) {
            return AbsentValue.NOTHING;
        }
    }
}
