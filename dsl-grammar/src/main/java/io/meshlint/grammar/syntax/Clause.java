package io.meshlint.grammar.syntax;

import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Optional;

/** A line of a rule's or a view's body. */
public sealed interface Clause extends Syntax {

    <R> R accept(Visitor<R> visitor);

    /** {@code for x: Kind} or {@code for x in list}. */
    record For(Span span, Binding binding) implements Clause {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forEach(this);
        }
    }

    /** {@code for pair a, b: Source}. */
    record Pair(Span span, Identifier first, Identifier second, Source source) implements Clause {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pair(this);
        }
    }

    /** {@code let x = value}. */
    record Let(Span span, Identifier variable, Expression value) implements Clause {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.let(this);
        }
    }

    /** {@code where condition}. */
    record Where(Span span, Expression condition) implements Clause {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.where(this);
        }
    }

    /** {@code either {…} or {…}}: the rows of all branches. */
    record Either(Span span, List<Block> branches) implements Clause {
        public Either {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.either(this);
        }
    }

    /** {@code first {…} else {…}}: for each row, the rows of the first branch that has any. */
    record First(Span span, List<Block> branches) implements Clause {
        public First {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.first(this);
        }
    }

    /** {@code group x into xs by k, name: key}. */
    record Group(Span span, List<Collected> collected, List<Key> keys) implements Clause {
        public Group {
            collected = List.copyOf(collected);
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.group(this);
        }
    }

    /** {@code pick v by keys per group ties t}: per group, every row that no other row definitely beats. */
    record Pick(Span span, Identifier chosen, List<SortKey> order, List<Expression> per, Optional<Identifier> ties)
            implements Clause {
        public Pick {
            order = List.copyOf(order);
            per = List.copyOf(per);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pick(this);
        }
    }

    /** The clauses of a branch. */
    record Block(Span span, List<Clause> clauses) implements Syntax {
        public Block {
            clauses = List.copyOf(clauses);
        }
    }

    /** {@code value into list}. */
    record Collected(Span span, Expression value, Identifier list) implements Syntax {}

    /** {@code name: value}, or a variable that keeps its name. */
    record Key(Span span, Identifier name, Expression value) implements Syntax {}

    /** A key of {@code pick}; absent keys neither beat nor are beaten. */
    record SortKey(Span span, Expression value, boolean descending) implements Syntax {}

    /** What a {@code for} ranges over. */
    sealed interface Binding extends Syntax {
        Identifier variable();

        /** {@code x: A | B}: the members of kinds and the rows of views. */
        record Relation(Span span, Identifier variable, List<Source> sources) implements Binding {
            public Relation {
                sources = List.copyOf(sources);
            }
        }

        /** {@code x in list}: the elements of a list, or an optional value. */
        record Element(Span span, Identifier variable, Expression list) implements Binding {}
    }

    /** A kind, a view or a table, with the arguments of its inputs. */
    record Source(Span span, QualifiedName name, List<Expression> arguments) implements Syntax {
        public Source {
            arguments = List.copyOf(arguments);
        }
    }

    /** One method per clause. */
    interface Visitor<R> {
        R forEach(For clause);

        R pair(Pair clause);

        R let(Let clause);

        R where(Where clause);

        R either(Either clause);

        R first(First clause);

        R group(Group clause);

        R pick(Pick clause);
    }
}
