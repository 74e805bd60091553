package io.meshlint.engine.yaml;

import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DecimalValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What type a plain scalar has for Kubernetes: the rules of sigs.k8s.io/yaml, {@code goyaml.v2/resolve.go} (function {@code resolve}).
 *
 * <p>The result then passes through JSON on its way to the API server, so that {@code 1.0} and {@code 1e3} are whole numbers
 * ({@code yaml.go}, function {@code convertToJSONableObject}). Dates stay texts there.
 */
final class ScalarTypes {
    private static final Map<String, Boolean> BOOLEANS = Map.ofEntries(
            Map.entry("y", true),
            Map.entry("Y", true),
            Map.entry("yes", true),
            Map.entry("Yes", true),
            Map.entry("YES", true),
            Map.entry("true", true),
            Map.entry("True", true),
            Map.entry("TRUE", true),
            Map.entry("on", true),
            Map.entry("On", true),
            Map.entry("ON", true),
            Map.entry("n", false),
            Map.entry("N", false),
            Map.entry("no", false),
            Map.entry("No", false),
            Map.entry("NO", false),
            Map.entry("false", false),
            Map.entry("False", false),
            Map.entry("FALSE", false),
            Map.entry("off", false),
            Map.entry("Off", false),
            Map.entry("OFF", false));
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> NOT_NUMBERS = Set.of(
            ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    /** Beyond this many characters no number is meant, and converting one costs quadratic time. */
    private static final int LONGEST_NUMBER = 400;

    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private ScalarTypes() {}

    static boolean isNull(String text) {
        return text.length() <= 4 && NULLS.contains(text);
    }

    /** A boolean or number; null where the scalar is a text or null. */
    static Value resolve(String text, Place place) {
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return null;
        }
        char first = text.charAt(0);
        if (first == '.' || first == '+' || first == '-' || first >= '0' && first <= '9') {
            return NOT_NUMBERS.contains(text) ? new DecimalValue(text, place) : number(text, place);
        }
        Boolean known = text.length() <= 5 ? BOOLEANS.get(text) : null;
        return known == null ? null : new BooleanValue(known, place);
    }

    private static Value number(String text, Place place) {
        String digits = text;
        if (text.charAt(0) != '.') {
            if (isPlainWhole(text)) {
                return new IntegerValue(Long.parseLong(text), place);
            }
            digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
            BigInteger whole = whole(digits);
            if (whole != null) {
                return whole.compareTo(SMALLEST) >= 0 && whole.compareTo(LARGEST) <= 0
                        ? new IntegerValue(whole.longValue(), place)
                        : new DecimalValue(whole.toString(), place);
            }
        }
        return DECIMAL.matcher(digits).matches() ? decimal(digits, place) : null;
    }

    private static boolean isPlainWhole(String text) {
        if (text.length() > 18 || text.charAt(0) == '0' && text.length() > 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Go's {@code strconv.ParseInt} with base 0; null where the text is no whole number. */
    private static BigInteger whole(String text) {
        boolean signed = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
        String digits = signed ? text.substring(1) : text;
        int radix = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            char base = Character.toLowerCase(digits.charAt(1));
            radix = base == 'x' ? 16 : base == 'b' ? 2 : 8;
            digits = digits.substring(base == 'x' || base == 'b' || base == 'o' ? 2 : 1);
        }
        if (digits.isEmpty()) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
                return null;
            }
        }
        BigInteger value = new BigInteger(digits, radix);
        return signed && text.charAt(0) == '-' ? value.negate() : value;
    }

    private static Value decimal(String text, Place place) {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            return null;
        }
        if (value == Math.rint(value) && Math.abs(value) < 0x1p63) {
            return new IntegerValue((long) value, place);
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean readable = Math.abs(exact.scale()) <= 30;
        return new DecimalValue(readable ? exact.toPlainString() : exact.toString(), place);
    }
}
