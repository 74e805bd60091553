package io.meshlint.engine.value;

/**
 * A stretch of a text. Lines and columns are 1-based, columns count Unicode code points, the end is behind the last character.
 */
public record Region(int startLine, int startColumn, int endLine, int endColumn) {
    public Region {
        if (startLine < 1
                || startColumn < 1
                || endLine < startLine
                || (endLine == startLine && endColumn < startColumn)) {
            throw new IllegalArgumentException(
                    "no region: " + startLine + ":" + startColumn + "-" + endLine + ":" + endColumn);
        }
    }
}
