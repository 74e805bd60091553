package io.meshlint.grammar.parse;

import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.text.SourceText;
import io.meshlint.grammar.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** What the stages of parsing one text share: the text, the mistakes found so far and what the scanner remembers. */
final class Reading {
    private final SourceText text;
    private final Problems problems = new Problems();
    private final Set<Integer> unfinished = new HashSet<>();
    private final NavigableMap<Integer, String> documentation = new TreeMap<>();

    Reading(SourceText text) {
        this.text = text;
    }

    SourceText text() {
        return text;
    }

    Problems problems() {
        return problems;
    }

    void report(Diagnostic diagnostic) {
        problems.add(diagnostic);
    }

    /** Remembers that a text has no end, so that its content is not read a second time. */
    void unfinished(Token token) {
        unfinished.add(token.getStartIndex());
    }

    boolean isUnfinished(Token token) {
        return unfinished.contains(token.getStartIndex());
    }

    void document(int offset, String line) {
        documentation.put(offset, line);
    }

    /** The {@code ##} lines between two offsets. */
    List<String> documentation(int from, int to) {
        return List.copyOf(documentation.subMap(from, true, to, false).values());
    }

    Span span(int start, int end) {
        return new Span(text, start, end);
    }

    Span span(Token token) {
        int length = text.content().length();
        int start = Math.min(token.getStartIndex(), length);
        return span(start, Math.max(start, Math.min(token.getStopIndex() + 1, length)));
    }

    /** From the first token of a node to its last; empty at its first where nothing was understood. */
    Span span(ParserRuleContext node) {
        Span first = span(node.getStart());
        Token stop = node.getStop();
        if (stop == null || stop.getStopIndex() + 1 < first.start() || stop.getType() == Token.EOF) {
            return span(first.start(), first.start());
        }
        return span(
                first.start(), Math.min(stop.getStopIndex() + 1, text.content().length()));
    }
}
