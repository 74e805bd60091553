package io.meshlint.grammar.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text whose line ends are not decided yet: what P. Wadler's "A prettier printer" calls a document, with comments. A comment
 * reaches to the end of its line, so the group that has one inside is broken.
 */
sealed interface Doc {
    Doc EMPTY = concat();
    Doc SPACE = new Space();
    /** A space, or a line end where the group around it is broken. */
    Doc LINE = new Line(true);
    /** Nothing, or a line end where the group around it is broken. */
    Doc SOFT_LINE = new Line(false);

    /** Where comments stand in this document. */
    Comments comments();

    /** A token. */
    record Text(String text) implements Doc {
        @Override
        public Comments comments() {
            return Comments.NONE;
        }
    }

    /** A text for people, which no line end makes fit: what stands in front of it is laid out as if the line ended there. */
    record Prose(String text) implements Doc {
        @Override
        public Comments comments() {
            return Comments.NONE;
        }
    }

    /** A space; nothing at the start and the end of a line. */
    record Space() implements Doc {
        @Override
        public Comments comments() {
            return Comments.NONE;
        }
    }

    /** A possible line end. */
    record Line(boolean spaced) implements Doc {
        @Override
        public Comments comments() {
            return Comments.NONE;
        }
    }

    /** A line end, with or without an empty line. */
    record HardLine(boolean blank) implements Doc {
        @Override
        public Comments comments() {
            return Comments.INSIDE;
        }
    }

    /** A comment behind a token, on its line. */
    record TrailingComment(String text) implements Doc {
        @Override
        public Comments comments() {
            return Comments.AT_END;
        }
    }

    /** A comment on a line of its own. */
    record OwnLineComment(String text) implements Doc {
        @Override
        public Comments comments() {
            return Comments.AT_BOTH_ENDS;
        }
    }

    /** Documents one behind the other; made by {@link #concat}. */
    record Concat(List<Doc> parts, Comments comments) implements Doc {}

    /** A document whose further lines are indented by some columns. */
    record Nest(int columns, Doc content) implements Doc {
        @Override
        public Comments comments() {
            return content.comments();
        }
    }

    /** Stands on one line if it fits, else all its own possible line ends are line ends. */
    record Group(Doc content) implements Doc {
        @Override
        public Comments comments() {
            return content.comments();
        }
    }

    /**
     * What stands behind {@code =}: on the same line if it fits, else on the next one, one level deeper.
     *
     * @param opens whether it begins with a bracket, so that it may also be broken behind that, where it does not fit on one line
     */
    record Assigned(Doc value, boolean opens) implements Doc {
        @Override
        public Comments comments() {
            return value.comments();
        }
    }

    static Doc concat(Doc... parts) {
        return concat(Arrays.asList(parts));
    }

    static Doc concat(List<Doc> parts) {
        List<Doc> some = parts.stream()
                .filter(part -> !(part instanceof Concat c && c.parts.isEmpty()))
                .toList();
        return new Concat(some, Comments.of(some));
    }

    /** Documents with a possible line end in front of each but the first; as many as fit stand on a line. */
    static Doc fill(List<Doc> items) {
        List<Doc> parts = new ArrayList<>();
        for (Doc item : items) {
            parts.add(parts.isEmpty() ? item : group(LINE, item));
        }
        return concat(parts);
    }

    static Doc group(Doc... parts) {
        return new Group(concat(parts));
    }

    static Doc nest(int columns, Doc... parts) {
        return new Nest(columns, concat(parts));
    }

    /**
     * Where comments stand, or line ends that must be.
     *
     * @param start  a comment on its own line is first
     * @param inside something stands behind a comment, or in front of one on its own line
     * @param end    a comment is last
     */
    record Comments(boolean start, boolean inside, boolean end) {
        static final Comments NONE = new Comments(false, false, false);
        static final Comments INSIDE = new Comments(false, true, false);
        static final Comments AT_END = new Comments(false, false, true);
        static final Comments AT_BOTH_ENDS = new Comments(true, false, true);

        static Comments of(List<Doc> parts) {
            if (parts.isEmpty()) {
                return NONE;
            }
            boolean inside = false;
            for (int i = 0; i < parts.size(); i++) {
                Comments part = parts.get(i).comments();
                inside |= part.inside || part.start && i > 0 || part.end && i + 1 < parts.size();
            }
            return new Comments(
                    parts.get(0).comments().start,
                    inside,
                    parts.get(parts.size() - 1).comments().end);
        }
    }
}
