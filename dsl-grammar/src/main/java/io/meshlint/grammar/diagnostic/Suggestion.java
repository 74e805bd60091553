package io.meshlint.grammar.diagnostic;

import io.meshlint.grammar.text.EditDistance;
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
                        .filter(candidate ->
                                Math.abs(candidate.length() - word.length()) <= allowed && !candidate.equals(word))
                        .filter(candidate -> distance(word, candidate) <= allowed)
                        .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String left, String right) {
        return EditDistance.between(left.toLowerCase(Locale.ROOT), right.toLowerCase(Locale.ROOT));
    }
}
