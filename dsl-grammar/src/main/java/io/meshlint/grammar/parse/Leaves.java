package io.meshlint.grammar.parse;

import io.meshlint.grammar.concrete.Concrete.Comment;
import io.meshlint.grammar.concrete.Concrete.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** The tokens of a well-formed text with the comments between them. */
final class Leaves {
    private Leaves() {}

    static List<Leaf> of(String content, List<Token> tokens) {
        List<Gap> gaps = new ArrayList<>();
        int end = 0;
        for (Token token : tokens) {
            gaps.add(Gap.between(content, end, Math.min(token.getStartIndex(), content.length())));
            end = token.getStopIndex() + 1;
        }
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Gap gap = gaps.get(i);
            boolean last = tokens.get(i).getType() == Token.EOF;
            leaves.add(new Leaf(
                    last ? "" : tokens.get(i).getText(),
                    gap.ownLines,
                    gap.blankAtEnd,
                    last ? Optional.empty() : gaps.get(i + 1).trailing));
        }
        return leaves;
    }

    /** The white space and the comments between two tokens. */
    private record Gap(Optional<Comment> trailing, List<Comment> ownLines, boolean blankAtEnd) {

        static Gap between(String content, int start, int end) {
            Optional<Comment> trailing = Optional.empty();
            List<Comment> ownLines = new ArrayList<>();
            int lineEnds = 0;
            int position = start;
            while (position < end) {
                char c = content.charAt(position);
                if (Lines.isTerminator(c)) {
                    lineEnds++;
                    position = Lines.behindTerminator(content, position);
                } else if (c == '#') {
                    int commentEnd = commentEnd(content, position, end);
                    Comment comment =
                            new Comment(content.substring(position, commentEnd).stripTrailing(), lineEnds > 1);
                    if (lineEnds == 0 && start > 0) {
                        trailing = Optional.of(comment);
                    } else {
                        ownLines.add(comment);
                    }
                    lineEnds = 0;
                    position = commentEnd;
                } else {
                    position++;
                }
            }
            return new Gap(trailing, ownLines, lineEnds > 1);
        }

        private static int commentEnd(String content, int start, int end) {
            int position = start;
            while (position < end && !Lines.isTerminator(content.charAt(position))) {
                position++;
            }
            return position;
        }
    }
}
