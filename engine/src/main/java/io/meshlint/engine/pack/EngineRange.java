package io.meshlint.engine.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of meshlint that a pack is for: comparisons that must all hold, for example {@code >=0.2, <1}. */
record EngineRange(List<Bound> bounds) {
    private static final Pattern BOUND = Pattern.compile("\\s*(>=|<=|>|<|=)?\\s*v?(\\d{1,9}(?:\\.\\d{1,9}){0,2})\\s*");

    EngineRange {
        bounds = List.copyOf(bounds);
    }

    /** @param operator one of {@code >=}, {@code <=}, {@code >}, {@code <}, {@code =} */
    private record Bound(String operator, int[] version) {
        /** At the precision of the bound: 0.2.1 is no later than 0.2. */
        boolean admits(int[] actual) {
            int comparison = 0;
            for (int i = 0; i < version.length && comparison == 0; i++) {
                comparison = Integer.compare(i < actual.length ? actual[i] : 0, version[i]);
            }
            return switch (operator) {
                case ">=" -> comparison >= 0;
                case "<=" -> comparison <= 0;
                case ">" -> comparison > 0;
                case "<" -> comparison < 0;
                case "=" -> comparison == 0;
                default -> throw new IllegalStateException("no operator: " + operator);
            };
        }
    }

    /** Empty for what is no range. A version alone means itself or later. */
    static Optional<EngineRange> read(String text) {
        List<Bound> bounds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = BOUND.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            bounds.add(new Bound(matcher.group(1) == null ? ">=" : matcher.group(1), numbers(matcher.group(2))));
        }
        return Optional.of(new EngineRange(bounds));
    }

    /** @param version of meshlint; what stands behind a hyphen does not count */
    boolean admits(String version) {
        int[] actual = numbers(version.replaceFirst("-.*$", ""));
        return bounds.stream().allMatch(bound -> bound.admits(actual));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
