package io.meshlint.grammar.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestion {
    /** Longer words are never compared: the cost of a comparison grows with the square of the length. */
    private static final int LONGEST = 100;

    private Suggestion() {}

    /**
     * The candidate closest to a misspelt word, counted in inserted, removed, replaced and swapped characters.
     *
     * @return empty where none is close, which is one mistake for each three characters of the word; the first in alphabetical order of
     *         several that are equally close
     */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        int allowed = word.length() / 3;
        return word.length() > LONGEST
                ? Optional.empty()
                : candidates.stream()
                        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= allowed && !candidate.equals(word))
                        .filter(candidate -> distance(word, candidate) <= allowed)
                        .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** Damerau and Levenshtein's distance (restricted: no edit within a swap), without regard to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
