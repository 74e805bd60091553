package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Expression.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the content of one double-quoted text or text block once and collects its parts. In a block, white space is
 * treated as in Java's text blocks (JLS 3.10.6): line ends become LF, the common indentation and trailing blanks go.
 */
final class TemplateScanner {
    private final Reading reading;
    private final ExpressionBuilder expressions;
    private final String content;
    private final boolean block;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** What stands before this length of {@link #text} is no trailing blank: an escape, or the line before. */
    private int keep;

    TemplateScanner(Reading reading, ExpressionBuilder expressions, boolean block) {
        this.reading = reading;
        this.expressions = expressions;
        this.content = reading.text().content();
        this.block = block;
    }

    List<Part> parts(int from, int end) {
        int start = from;
        int indentation = 0;
        if (block) {
            start = firstLine(from, end);
            indentation = indentation(start, end);
            start = skipIndentation(start, end, indentation);
        }
        int position = start;
        while (position < end) {
            position = step(position, end, indentation);
        }
        if (block) {
            stripTrailingBlanks();
        }
        flush();
        return parts;
    }

    /** Consumes what stands at an offset and returns the offset behind it. */
    private int step(int position, int end, int indentation) {
        char c = content.charAt(position);
        boolean doubled = position + 1 < end && content.charAt(position + 1) == c;
        if (c == '\\') {
            text.append(TemplateReader.escape(reading, position));
            keep = text.length();
            return Math.min(end, position + 2);
        }
        if ((c == '{' || c == '}') && doubled) {
            text.append(c);
            return position + 2;
        }
        if (c == '{') {
            return hole(position, end);
        }
        if (c == '}') {
            reading.report(Diagnostic.of(
                            DiagnosticCode.BAD_TEMPLATE,
                            reading.span(position, position + 1),
                            "this `}` closes no hole")
                    .help("write `}}` for a brace in a text"));
        } else if (block && (c == '\n' || c == '\r')) {
            stripTrailingBlanks();
            text.append('\n');
            keep = text.length();
            return skipIndentation(Lines.behindTerminator(content, position), end, indentation);
        }
        text.append(c);
        return position + 1;
    }

    private int hole(int position, int end) {
        int close = holeEnd(position, end);
        if (close < 0) {
            reading.report(Diagnostic.of(
                            DiagnosticCode.BAD_TEMPLATE,
                            reading.span(position, position + 1),
                            "this `{` opens a hole that is never closed")
                    .help("close it with `}`, write strings in it in 'single quotes', or write `{{` for a"
                            + " brace in the text"));
            return end;
        }
        flush();
        parts.add(new Part.Hole(expressions.hole(position + 1, close)));
        return close + 1;
    }

    /** The offset of the brace that closes the hole opened at {@code position}, or -1. */
    private int holeEnd(int position, int end) {
        int braces = 0;
        for (int i = position; i < end; i++) {
            char c = content.charAt(i);
            if (c == '\'' || c == '"') {
                i = quotedEnd(i, end);
                if (i < 0) {
                    return -1;
                }
            } else if (c == '{') {
                braces++;
            } else if (c == '}') {
                braces--;
                if (braces == 0) {
                    return i;
                }
            }
        }
        return -1;
    }

    private int quotedEnd(int position, int end) {
        char quote = content.charAt(position);
        for (int i = position + 1; i < end; i++) {
            char c = content.charAt(i);
            if (c == quote) {
                return i;
            }
            if (c == '\n' || c == '\r') {
                return -1;
            }
            if (c == '\\' && quote == '"') {
                i++;
            }
        }
        return -1;
    }

    /** The content of a block begins on the line below its opening quotes. */
    private int firstLine(int from, int end) {
        int position = from;
        while (position < end && Lines.isBlank(content.charAt(position))) {
            position++;
        }
        if (position < end && Lines.isTerminator(content.charAt(position))) {
            return Lines.behindTerminator(content, position);
        }
        reading.report(Diagnostic.of(
                        DiagnosticCode.BAD_TEMPLATE,
                        reading.span(from - 3, from),
                        "the text of a text block begins on the line below \"\"\"")
                .help("start a new line behind \"\"\", or write \"one line\" in plain quotes"));
        return from;
    }

    private int indentation(int start, int end) {
        int least = Integer.MAX_VALUE;
        int line = start;
        while (line <= end) {
            int first = line;
            while (first < end && Lines.isBlank(content.charAt(first))) {
                first++;
            }
            boolean last = first == end;
            if (last || !Lines.isTerminator(content.charAt(first))) {
                least = Math.min(least, first - line);
            }
            line = nextLine(first, end);
        }
        return least == Integer.MAX_VALUE ? 0 : least;
    }

    /** The start of the next line outside holes, or behind {@code end}. */
    private int nextLine(int from, int end) {
        int position = from;
        while (position < end) {
            char c = content.charAt(position);
            if (Lines.isTerminator(c)) {
                return Lines.behindTerminator(content, position);
            }
            if (c == '\\' || c == '{' && position + 1 < end && content.charAt(position + 1) == '{') {
                position += 2;
                continue;
            }
            if (c == '{') {
                int close = holeEnd(position, end);
                position = close < 0 ? end : close;
            }
            position++;
        }
        return end + 1;
    }

    private int skipIndentation(int line, int end, int indentation) {
        int position = line;
        while (position < end && position - line < indentation && Lines.isBlank(content.charAt(position))) {
            position++;
        }
        return position;
    }

    private void stripTrailingBlanks() {
        int length = text.length();
        while (length > keep && Lines.isBlank(text.charAt(length - 1))) {
            length--;
        }
        text.setLength(length);
    }

    private void flush() {
        if (text.length() > 0) {
            parts.add(new Part.Text(text.toString()));
        }
        text.setLength(0);
        keep = 0;
    }
}
