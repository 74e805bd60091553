package io.meshlint.engine.value;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A version: one to three numbers.
 *
 * @param numbers major, minor, patch
 */
public record VersionValue(List<Integer> numbers, Place place) implements Value {

    public VersionValue {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty() || numbers.size() > 3) {
            throw new IllegalArgumentException("no version: " + numbers);
        }
    }

    /**
     * Compares at the precision of {@code other}, as the rule language does: {@code 1.5.4} compares equal to {@code 1.5}.
     *
     * @return negative, 0 or positive
     */
    public int compareAtPrecisionOf(VersionValue other) {
        for (int i = 0; i < other.numbers.size(); i++) {
            int mine = i < numbers.size() ? numbers.get(i) : 0;
            int comparison = Integer.compare(mine, other.numbers.get(i));
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionValue that && numbers.equals(that.numbers);
    }

    @Override
    public int hashCode() {
        return numbers.hashCode();
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
