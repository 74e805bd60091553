package io.meshlint.engine.builtin;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;

/**
 * A compiled expression of RE2.
 *
 * @param groups the names of its groups, in their order
 * @param needed texts of which one stands in every match; empty where nothing is known
 */
record RegularExpression(Pattern pattern, List<String> groups, List<String> needed) {

    /** @param text a valid expression */
    static RegularExpression of(String text) {
        Pattern pattern = Pattern.compile(text);
        List<String> groups = pattern.namedGroups().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        return new RegularExpression(pattern, groups, NeededTexts.of(text));
    }

    /** False where the expression surely matches no part of a text. */
    boolean mayMatch(String text) {
        for (String one : needed) {
            if (text.contains(one)) {
                return true;
            }
        }
        return needed.isEmpty();
    }

    boolean find(String text) {
        return mayMatch(text) && pattern.matcher(text).find();
    }
}
