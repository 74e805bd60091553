package io.meshlint.grammar.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How far two words are apart, for suggestions. */
public final class EditDistance {
    /** Longer words are never compared: the cost of a comparison grows with the square of the length. */
    private static final int LONGEST = 100;

    private static final int LONGEST_ABBREVIATION = 6;

    private EditDistance() {}

    /** The least number of inserted, removed, replaced and swapped neighbouring characters (optimal string alignment). */
    public static int between(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] current = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            int[] oldest = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = oldest;
        }
        return previous[b.length()];
    }

    /**
     * The candidate nearest to what was written, if it is near enough to be meant; of equally near ones the first in their order. Capital
     * letters make no difference. Of a word of two letters everything is near, so that none is guessed; of one with three or four letters one
     * may be wrong, of longer ones two, or a third.
     */
    public static Optional<String> nearest(String written, Collection<String> candidates) {
        int length = written.length();
        if (length > LONGEST) {
            return Optional.empty();
        }
        String word = written.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = (length < 3 ? 0 : length < 5 ? 1 : Math.max(2, length / 3)) + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - length) < bestDistance) {
                int distance = between(word, candidate.toLowerCase(Locale.ROOT));
                boolean similar = distance < Math.max(length, candidate.length()) * 0.6;
                if (distance < bestDistance && similar) {
                    best = candidate;
                    bestDistance = distance;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * The candidate that a short word abbreviates, as {@code hpa} does HorizontalPodAutoscaler and {@code svc} does Service: the one whose
     * capitals it is, else the shortest that has its letters in their order and begins with the first.
     */
    public static Optional<String> abbreviated(String written, Collection<String> candidates) {
        String word = written.toLowerCase(Locale.ROOT);
        if (word.length() < 2 || word.length() > LONGEST_ABBREVIATION) {
            return Optional.empty();
        }
        Comparator<String> byLength = Comparator.comparingInt(String::length);
        Optional<String> capitals = candidates.stream()
                .filter(candidate -> candidate.replaceAll("[^A-Z]", "").equalsIgnoreCase(word))
                .min(byLength.thenComparing(Comparator.naturalOrder()));
        return capitals.or(() -> candidates.stream()
                .filter(candidate -> isShortFor(word, candidate.toLowerCase(Locale.ROOT)))
                .min(byLength.thenComparing(Comparator.naturalOrder())));
    }

    private static boolean isShortFor(String word, String whole) {
        int found = -1;
        for (int i = 0; i < word.length(); i++) {
            found = whole.indexOf(word.charAt(i), found + 1);
            if (found < 0 || i == 0 && found > 0) {
                return false;
            }
        }
        return true;
    }
}
