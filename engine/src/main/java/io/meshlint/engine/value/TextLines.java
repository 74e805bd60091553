package io.meshlint.engine.value;

import java.util.Arrays;
import java.util.Objects;

/**
 * A text and its lines, as YAML counts them: a line ends with a line feed, a carriage return, or both together.
 *
 * <p>The index of lines is built when it is first asked for. Safe for use by several threads.
 */
public final class TextLines {
    /** Holds nothing. */
    public static final TextLines EMPTY = new TextLines("");

    private final String text;
    private volatile int[] starts;

    /** @param text without a byte order mark */
    public TextLines(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    public String text() {
        return text;
    }

    /** The number of lines; at least 1. */
    public int count() {
        return starts().length;
    }

    /** The offset in the text, in UTF-16 units, at which a 1-based line begins; the text's length for lines behind the end. */
    public int start(int line) {
        int[] all = starts();
        return line > all.length ? text.length() : all[line - 1];
    }

    /** A 1-based line without its terminator; empty for lines behind the end. */
    public String line(int line) {
        int start = start(line);
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.substring(start, end);
    }

    private int[] starts() {
        int[] known = starts;
        if (known == null) {
            known = index();
            starts = known;
        }
        return known;
    }

    private int[] index() {
        int[] found = new int[Math.max(8, text.length() / 24)];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (ends) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count + count / 2);
                }
                found[count++] = i + 1;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
