package io.meshlint.grammar.parse;

/** Line ends and blanks in the content of text blocks. */
final class Lines {
    private Lines() {}

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    static boolean isTerminator(char c) {
        return c == '\n' || c == '\r';
    }

    /** The offset behind the line terminator (LF, CRLF or CR) at {@code position}. */
    static int behindTerminator(String content, int position) {
        boolean pair = content.charAt(position) == '\r'
                && position + 1 < content.length()
                && content.charAt(position + 1) == '\n';
        return position + (pair ? 2 : 1);
    }
}
