package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextLines;

/**
 * Leads from a scalar's value to the document's text that wrote it.
 *
 * <p>Value and text are walked side by side: both hold the same characters in the same order, except for indentation, folded lines, quotes and escapes.
 * Where they part, everything behind is at the whole scalar's region.
 */
final class EmbeddedPositions implements Positions {
    private final TextLines value;
    private final TextLines document;
    private final Region whole;
    /** For each character of the value the offset in the document's text. */
    private final int[] offsets;

    private final int followed;

    EmbeddedPositions(Place scalar, TextLines value) {
        this.value = value;
        this.document = scalar.document().lines();
        this.whole = scalar.region();
        this.offsets = new int[value.text().length() + 1];
        this.followed = follow();
    }

    @Override
    public Region region(int startLine, int startColumn, int endLine, int endColumn) {
        int start = value.start(startLine);
        int from = offset(start, startColumn);
        int to = endLine == startLine ? offset(start, endColumn) : from;
        if (from >= followed) {
            return whole;
        }
        int line = lineOf(offsets[from]);
        int column = columnOf(line, offsets[from]);
        int last = Math.max(from, Math.min(to, followed) - 1);
        int end = lineOf(offsets[last]) == line ? columnOf(line, offsets[last]) + 1 : column + 1;
        return new Region(line, column, line, Math.max(column, end));
    }

    private int offset(int lineStart, int column) {
        String text = value.text();
        int available = text.codePointCount(lineStart, text.length());
        return text.offsetByCodePoints(lineStart, Math.min(column - 1, available));
    }

    private int lineOf(int offset) {
        int low = 1;
        int high = document.count();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (document.start(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int columnOf(int line, int offset) {
        return document.text().codePointCount(document.start(line), offset) + 1;
    }

    /** Fills {@link #offsets} and returns how many of the value's characters could be followed. */
    private int follow() {
        if (document.text().isEmpty() || whole.startLine() > document.count()) {
            return 0;
        }
        String line = document.line(whole.startLine());
        int codePoints = line.codePointCount(0, line.length());
        if (whole.startColumn() > codePoints) {
            return 0;
        }
        int start = document.start(whole.startLine()) + line.offsetByCodePoints(0, whole.startColumn() - 1);
        start = behindProperties(start);
        if (start >= document.text().length()) {
            return 0;
        }
        return switch (document.text().charAt(start)) {
            case '|', '>' ->
                new ScalarWalk(value.text(), document.text(), offsets).block(document.start(whole.startLine() + 1));
            case '\'' -> new ScalarWalk(value.text(), document.text(), offsets).singleQuoted(start + 1);
            case '"' -> new ScalarWalk(value.text(), document.text(), offsets).doubleQuoted(start + 1);
            default -> new ScalarWalk(value.text(), document.text(), offsets).plain(start);
        };
    }

    /** Anchor and tag stand before the scalar and belong to its region. */
    private int behindProperties(int start) {
        String text = document.text();
        int at = start;
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }
}
