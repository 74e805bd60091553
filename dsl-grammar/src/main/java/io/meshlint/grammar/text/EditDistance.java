package io.meshlint.grammar.text;

import java.util.Collection;
import java.util.Optional;

/** How far two words are apart, for suggestions. */
public final class EditDistance {
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

    /** The candidate nearest to what was written, if it is near enough to be meant; of equally near ones the first in their order. */
    public static Optional<String> nearest(String written, Collection<String> candidates) {
        String best = null;
        int bestDistance = Math.max(2, written.length() / 3) + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - written.length()) < bestDistance) {
                int distance = candidate.equalsIgnoreCase(written) ? 0 : between(written, candidate);
                boolean similar = distance < Math.max(written.length(), candidate.length()) * 0.6;
                if (distance < bestDistance && similar) {
                    best = candidate;
                    bestDistance = distance;
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
