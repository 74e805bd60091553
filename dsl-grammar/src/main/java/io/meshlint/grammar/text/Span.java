package io.meshlint.grammar.text;

import java.util.Objects;

/**
 * A stretch of a source text.
 *
 * @param source the text it lies in; not null
 * @param start  offset of the first character, in UTF-16 units
 * @param end    offset behind the last character, at least {@code start} and at most the text's length
 */
public record Span(SourceText source, int start, int end) {

    public Span {
        Objects.requireNonNull(source, "source");
        if (start < 0 || end < start || end > source.content().length()) {
            throw new IllegalArgumentException("no stretch of " + source + " ("
                    + source.content().length() + " characters): " + start + ".." + end);
        }
    }

    /** The smallest span that covers this one and {@code other}, which must lie in the same text. */
    public Span to(Span other) {
        if (other.source != source) {
            throw new IllegalArgumentException("spans of two texts: " + source + ", " + other.source);
        }
        return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The 1-based line of the first character. */
    public int startLine() {
        return source.line(start);
    }

    /** The 1-based column of the first character, in code points. */
    public int startColumn() {
        return source.column(start);
    }

    /** The 1-based line of the end. */
    public int endLine() {
        return source.line(end);
    }

    /** The 1-based column behind the last character, in code points. */
    public int endColumn() {
        return source.column(end);
    }

    /** The characters of the stretch. */
    public String text() {
        return source.content().substring(start, end);
    }

    /** {@code file:line:column}, as compilers print it. */
    @Override
    public String toString() {
        return source + ":" + startLine() + ":" + startColumn();
    }
}
