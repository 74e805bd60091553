package io.meshlint.grammar.syntax;

import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Optional;

/** An expression. */
public sealed interface Expression extends Syntax {

    <R> R accept(Visitor<R> visitor);

    /** A constant. */
    sealed interface Literal extends Expression {}

    /** {@code 'raw'}, or a quoted text without holes after its escapes are resolved. */
    record TextLiteral(Span span, String value) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    record IntegerLiteral(Span span, long value) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integer(this);
        }
    }

    record BooleanLiteral(Span span, boolean value) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bool(this);
        }
    }

    /** {@code 1.21} or {@code 1.5.4}: two or three numbers. */
    record VersionLiteral(Span span, List<Integer> numbers) implements Literal {
        public VersionLiteral {
            numbers = List.copyOf(numbers);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.version(this);
        }
    }

    /** {@code 1m30s}, in milliseconds. */
    record DurationLiteral(Span span, long milliseconds) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.duration(this);
        }
    }

    record AbsentLiteral(Span span) implements Literal {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.absent(this);
        }
    }

    /** A quoted text: parts of plain text and holes, in order; without holes it has at most one part. */
    record Template(Span span, List<Part> parts) implements Expression {
        public Template {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.template(this);
        }
    }

    /** A part of a template. */
    sealed interface Part {
        record Text(String text) implements Part {}

        record Hole(Expression value) implements Part {}
    }

    record Variable(Span span, String name) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.variable(this);
        }
    }

    /** {@code f(a, b)}: a function, a built-in, or a table or view with one output. */
    record Call(Span span, Identifier function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** {@code target.field}. */
    record Field(Span span, Expression target, Identifier field) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.field(this);
        }
    }

    /** {@code target[*]}. */
    record Each(Span span, Expression target) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.each(this);
        }
    }

    /** {@code target[key]}: an element by its 0-based number, or a value by its key. */
    record Index(Span span, Expression target, Expression key) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.index(this);
        }
    }

    /** {@code value as T}. */
    record Cast(Span span, Expression value, Identifier type) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cast(this);
        }
    }

    record Binary(Span span, BinaryOperator operator, Span operatorSpan, Expression left, Expression right)
            implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** The operators between two expressions, with their spelling. */
    enum BinaryOperator {
        TIMES("*"),
        DIVIDE("/"),
        REMAINDER("%"),
        PLUS("+"),
        MINUS("-"),
        CONCATENATE("|"),
        DEFAULT("??"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        IN("in"),
        NOT_IN("not in"),
        AND("and"),
        OR("or");

        private final String spelling;

        BinaryOperator(String spelling) {
            this.spelling = spelling;
        }

        public String spelling() {
            return spelling;
        }
    }

    /** {@code value is present} or {@code value is absent}. */
    record Presence(Span span, Expression value, boolean present) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.presence(this);
        }
    }

    record Not(Span span, Expression value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** {@code if condition then a else b}. */
    record Conditional(Span span, Expression condition, Expression then, Expression otherwise) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.conditional(this);
        }
    }

    /** {@code [a, b]}. */
    record ListOf(Span span, List<Expression> elements) implements Expression {
        public ListOf {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.list(this);
        }
    }

    /** {@code [value for bindings where condition]}. */
    record Comprehension(Span span, Expression value, List<Clause.Binding> bindings, Optional<Expression> condition)
            implements Expression {
        public Comprehension {
            bindings = List.copyOf(bindings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comprehension(this);
        }
    }

    /** {@code {key: value}}. */
    record RecordOf(Span span, List<Entry> entries) implements Expression {
        public RecordOf {
            entries = List.copyOf(entries);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.record(this);
        }
    }

    /** An entry of a record. */
    record Entry(Span span, String key, Expression value) implements Syntax {}

    /** {@code exists (bindings where condition)} or {@code missing (…)}: nothing like it is there, and the finding rests on that. */
    record Exists(Span span, boolean missing, List<Clause.Binding> bindings, Optional<Expression> condition)
            implements Expression {
        public Exists {
            bindings = List.copyOf(bindings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exists(this);
        }
    }

    /** {@code every (bindings satisfies condition)}. */
    record Every(Span span, List<Clause.Binding> bindings, Expression condition) implements Expression {
        public Every {
            bindings = List.copyOf(bindings);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.every(this);
        }
    }

    /** Stands where the parser found no expression and said so; nothing more is to be said about it. */
    record Broken(Span span) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.broken(this);
        }
    }

    /** One method per form. */
    interface Visitor<R> {
        R text(TextLiteral expression);

        R integer(IntegerLiteral expression);

        R bool(BooleanLiteral expression);

        R version(VersionLiteral expression);

        R duration(DurationLiteral expression);

        R absent(AbsentLiteral expression);

        R template(Template expression);

        R variable(Variable expression);

        R call(Call expression);

        R field(Field expression);

        R each(Each expression);

        R index(Index expression);

        R cast(Cast expression);

        R binary(Binary expression);

        R presence(Presence expression);

        R not(Not expression);

        R conditional(Conditional expression);

        R list(ListOf expression);

        R comprehension(Comprehension expression);

        R record(RecordOf expression);

        R exists(Exists expression);

        R every(Every expression);

        R broken(Broken expression);
    }
}
