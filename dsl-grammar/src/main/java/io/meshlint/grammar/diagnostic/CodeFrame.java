package io.meshlint.grammar.diagnostic;

import io.meshlint.grammar.text.Span;

/**
 * The first line of a span as it is shown: tabs are expanded, control characters replaced, a long line is cut to a window
 * around the span. Positions count code points, so that an underline fits under characters outside the basic plane.
 *
 * @param line      the line as shown
 * @param offset    how many characters stand in front of the underline
 * @param width     the underline's length, at least 1
 * @param continues whether the span goes on below this line
 */
record CodeFrame(String line, int offset, int width, boolean continues) {
    private static final int TAB = 4;
    private static final int LONGEST = 120;
    private static final int CONTEXT = 40;
    private static final String CUT = "…";

    static CodeFrame of(Span span) {
        String text = span.source().lineText(span.startLine());
        int from = span.startColumn() - 1;
        boolean continues = span.endLine() > span.startLine();
        int to = continues ? Integer.MAX_VALUE : span.endColumn() - 1;
        int[] shown = new int[Math.min(text.length(), 1_000_000) * TAB + 1];
        int length = 0;
        int start = 0;
        int end = 0;
        int column = 0;
        for (int i = 0; i < text.length() && length + TAB < shown.length; column++) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            start = column == from ? length : start;
            int cells = point == '\t' ? TAB - length % TAB : 1;
            for (int cell = 0; cell < cells; cell++) {
                shown[length++] = point == '\t' ? ' ' : shown(point);
            }
            end = column < to ? length : end;
        }
        start = from >= column ? length : start;
        return window(shown, length, start, Math.max(end, start + 1), continues);
    }

    private static CodeFrame window(int[] shown, int length, int start, int end, boolean continues) {
        if (length <= LONGEST) {
            return new CodeFrame(new String(shown, 0, length).stripTrailing(), start, end - start, continues);
        }
        int first = Math.max(0, Math.min(start - CONTEXT, length - LONGEST));
        int last = Math.min(length, first + LONGEST);
        String left = first > 0 ? CUT : "";
        String right = last < length ? CUT : "";
        int width = Math.max(1, Math.min(end, last) - start);
        return new CodeFrame(
                left + new String(shown, first, last - first) + right, start - first + left.length(), width, continues);
    }

    /** A code point that does nothing to a terminal but show itself. */
    static int shown(int point) {
        int type = Character.getType(point);
        boolean harmful = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        return harmful ? '\uFFFD' : point;
    }
}
