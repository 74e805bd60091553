package io.meshlint.grammar.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A named text with cheap conversion from offsets to lines and columns.
 *
 * <p>Two source texts are the same only if they are the same object: a name may be read twice.
 */
public final class SourceText {
    private final String name;
    private final String content;
    private final int[] lineStarts;

    /**
     * @param name    how messages call this text, usually a path; not null
     * @param content the whole text; not null
     */
    public SourceText(String name, String content) {
        this.name = Objects.requireNonNull(name, "name");
        this.content = Objects.requireNonNull(content, "content");
        this.lineStarts = lineStarts(content);
    }

    private static int[] lineStarts(String content) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            boolean carriageReturnAlone = c == '\r' && (i + 1 == content.length() || content.charAt(i + 1) != '\n');
            if (c == '\n' || carriageReturnAlone) {
                starts.add(i + 1);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    public String name() {
        return name;
    }

    public String content() {
        return content;
    }

    /** The number of lines, at least 1. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The 1-based line of an offset in UTF-16 units; the end of the text belongs to the last line. */
    public int line(int offset) {
        int low = 0;
        int high = lineStarts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    /** The 1-based column of an offset, counted in Unicode code points as SARIF's {@code unicodeCodePoints} does. */
    public int column(int offset) {
        int start = lineStarts[line(offset) - 1];
        return content.codePointCount(start, Math.min(offset, content.length())) + 1;
    }

    /** The text of a line without its line terminator; {@code line} is 1-based and at most {@link #lineCount()}. */
    public String lineText(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : content.length();
        while (end > start && (content.charAt(end - 1) == '\n' || content.charAt(end - 1) == '\r')) {
            end--;
        }
        return content.substring(start, end);
    }

    @Override
    public String toString() {
        return name;
    }
}
