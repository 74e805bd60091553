package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Numbers, versions and durations to their values. */
final class LiteralReader {
    private final Reading reading;

    LiteralReader(Reading reading) {
        this.reading = reading;
    }

    Expression integer(Span span) {
        try {
            return new Expression.IntegerLiteral(span, Long.parseLong(span.text()));
        } catch (NumberFormatException tooLarge) {
            return tooLarge(span, "numbers go from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE);
        }
    }

    Expression version(Span span) {
        try {
            List<Integer> numbers = new ArrayList<>();
            for (String number : span.text().split("\\.")) {
                numbers.add(Integer.parseInt(number));
            }
            return new Expression.VersionLiteral(span, numbers);
        } catch (NumberFormatException tooLarge) {
            return tooLarge(span, "each number of a version goes up to " + Integer.MAX_VALUE);
        }
    }

    Expression duration(Span span) {
        String written = span.text();
        try {
            long sum = 0;
            int position = 0;
            while (position < written.length()) {
                int digits = position;
                while (Character.isDigit(written.charAt(position))) {
                    position++;
                }
                long count = Long.parseLong(written.substring(digits, position));
                int unit = position;
                while (position < written.length() && !Character.isDigit(written.charAt(position))) {
                    position++;
                }
                sum = Math.addExact(sum, Math.multiplyExact(count, milliseconds(written.substring(unit, position))));
            }
            return new Expression.DurationLiteral(span, sum);
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            return tooLarge(span, "durations go up to " + Long.MAX_VALUE + "ms");
        }
    }

    private static long milliseconds(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> throw new IllegalArgumentException("the grammar knows no unit " + unit);
        };
    }

    private Expression tooLarge(Span span, String range) {
        reading.report(Diagnostic.of(DiagnosticCode.BAD_NUMBER, span, "this number is too large")
                .help(range));
        return new Expression.Broken(span);
    }
}
