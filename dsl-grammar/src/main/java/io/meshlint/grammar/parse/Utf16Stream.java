package io.meshlint.grammar.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A stretch of a text as ANTLR's input, indexed by offsets into the whole text in UTF-16 units, so that the tokens of a
 * template's hole have places in the file. ANTLR's own streams count code points from the start of what they are given.
 */
final class Utf16Stream implements CharStream {
    private final String content;
    private final int end;
    private int position;

    Utf16Stream(String content, int start, int end) {
        this.content = content;
        this.position = start;
        this.end = end;
    }

    @Override
    public void consume() {
        if (position >= end) {
            throw new IllegalStateException("cannot consume the end of the text");
        }
        position++;
    }

    @Override
    public int LA(int distance) {
        int wanted = distance > 0 ? position + distance - 1 : position + distance;
        return wanted < 0 || wanted >= end || distance == 0 ? IntStream.EOF : content.charAt(wanted);
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // The whole text is at hand; nothing was buffered.
    }

    @Override
    public int index() {
        return position;
    }

    @Override
    public void seek(int index) {
        position = Math.min(index, end);
    }

    @Override
    public int size() {
        return end;
    }

    @Override
    public String getSourceName() {
        return UNKNOWN_SOURCE_NAME;
    }

    @Override
    public String getText(Interval interval) {
        return content.substring(interval.a, Math.min(interval.b + 1, end));
    }
}
