package io.meshlint.grammar.concrete;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A part of a rule file, as it was written. */
public sealed interface Concrete {

    /** The first token; every part has one. */
    Leaf first();

    /** The last token; every part has one. */
    Leaf last();

    /**
     * What a rule of the grammar matched.
     *
     * @param form     the rule, or the alternative where it has named ones
     * @param children in the order of the text, at least one
     */
    record Branch(Form form, List<Concrete> children) implements Concrete {
        public Branch {
            Objects.requireNonNull(form, "form");
            children = List.copyOf(children);
            if (children.isEmpty()) {
                throw new IllegalArgumentException("no token in " + form);
            }
        }

        @Override
        public Leaf first() {
            return children.get(0).first();
        }

        @Override
        public Leaf last() {
            return children.get(children.size() - 1).last();
        }
    }

    /**
     * A token, with the comments around it. The end of the file is a token without text.
     *
     * @param text        as it was written; spans lines only in a text block
     * @param leading     the comments on lines of their own between the token before and this one
     * @param blankBefore whether an empty line is in front of the token, behind its leading comments
     * @param trailing    the comment behind the token, on its line
     */
    record Leaf(String text, List<Comment> leading, boolean blankBefore, Optional<Comment> trailing)
            implements Concrete {
        public Leaf {
            Objects.requireNonNull(text, "text");
            leading = List.copyOf(leading);
            Objects.requireNonNull(trailing, "trailing");
        }

        @Override
        public Leaf first() {
            return this;
        }

        @Override
        public Leaf last() {
            return this;
        }
    }

    /**
     * A comment or a line of documentation.
     *
     * @param text        from the first {@code #}, without blanks at its end
     * @param blankBefore whether an empty line is in front of it
     */
    record Comment(String text, boolean blankBefore) {
        public Comment {
            if (!text.startsWith("#")) {
                throw new IllegalArgumentException("not a comment: " + text);
            }
        }
    }
}
