package io.meshlint.grammar.syntax;

import io.meshlint.grammar.text.Span;
import java.util.List;

/** A type as it was written. */
public sealed interface TypeExpression extends Syntax {

    <R> R accept(Visitor<R> visitor);

    /** {@code string}, {@code Service}, {@code Gateway.spec.servers[*]}: a name and a path of fields from it; {@code "[*]"} is an element. */
    record Named(Span span, Identifier name, List<Step> path) implements TypeExpression {
        public Named {
            path = List.copyOf(path);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.named(this);
        }
    }

    /** One step of a named type's path: a field, or {@code [*]}. */
    record Step(Span span, String field, boolean element) implements Syntax {}

    /** {@code [T]}. */
    record ListOf(Span span, TypeExpression element) implements TypeExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.list(this);
        }
    }

    /** {@code {K: V}}. */
    record MapOf(Span span, TypeExpression key, TypeExpression value) implements TypeExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.map(this);
        }
    }

    /** {@code T?}. */
    record Optional(Span span, TypeExpression present) implements TypeExpression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.optional(this);
        }
    }

    /** One method per form. */
    interface Visitor<R> {
        R named(Named type);

        R list(ListOf type);

        R map(MapOf type);

        R optional(Optional type);
    }
}
