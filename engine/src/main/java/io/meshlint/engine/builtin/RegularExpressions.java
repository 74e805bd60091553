package io.meshlint.engine.builtin;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Regular expressions of RE2, compiled once. They may come from manifests of strangers. */
final class RegularExpressions {
    /** RE2 spells repetitions out: {@code ((a{1000}){1000}){1000}} would need all memory. */
    private static final long LARGEST = 100_000;

    private static final int MOST_REMEMBERED = 10_000;
    private static final Map<String, Optional<RegularExpression>> PATTERNS = new ConcurrentHashMap<>();

    private RegularExpressions() {}

    /** The compiled expression; empty where the text is none. */
    static Optional<RegularExpression> compile(String text) {
        Optional<RegularExpression> known = PATTERNS.get(text);
        if (known != null) {
            return known;
        }
        Optional<RegularExpression> compiled =
                mistakeIn(text).isPresent() ? Optional.empty() : Optional.of(RegularExpression.of(text));
        if (PATTERNS.size() < MOST_REMEMBERED) {
            PATTERNS.put(text, compiled);
        }
        return compiled;
    }

    /** What is wrong with an expression; empty where nothing is. */
    static Optional<String> mistakeIn(String text) {
        if (size(text) > LARGEST) {
            return Optional.of("it is too large with all its repetitions");
        }
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException invalid) {
            return Optional.of(invalid.getDescription() + ": " + invalid.getPattern());
        }
    }

    /** About how many steps an expression has when its repetitions are spelt out. */
    private static long size(String text) {
        Deque<Long> outer = new ArrayDeque<>();
        long size = 0;
        long last = 0;
        for (int i = 0; i < text.length() && size <= LARGEST; i++) {
            char c = text.charAt(i);
            long times = c == '{' ? times(text, i) : 0;
            if (times > 0) {
                size += last * (times - 1);
                last *= times;
                i = text.indexOf('}', i);
            } else if (c == '(') {
                outer.push(size);
                size = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                last = size + 1;
                size = outer.pop() + last;
            } else {
                if (c == '\\') {
                    i++;
                } else if (c == '[') {
                    i = Math.max(i, text.indexOf(']', i + 2));
                }
                last = 1;
                size++;
            }
        }
        return size;
    }

    /** The larger number of {@code {2,5}}; 0 where the brace is none of a repetition. */
    private static long times(String text, int brace) {
        int end = text.indexOf('}', brace);
        String inside = end < 0 || end - brace > 12 ? "" : text.substring(brace + 1, end);
        if (!inside.matches("\\d{1,4}(,\\d{0,4})?")) {
            return 0;
        }
        String[] numbers = inside.split(",");
        return Math.max(1, Long.parseLong(numbers[numbers.length - 1]));
    }
}
