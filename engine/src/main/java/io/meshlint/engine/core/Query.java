package io.meshlint.engine.core;

import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Optional;

/** The clauses of a body, in the order that the author wrote. */
public record Query(List<Step> steps) {
    public Query {
        steps = List.copyOf(steps);
    }

    /** A clause; {@code span} is what the author wrote. */
    public sealed interface Step {
        Span span();

        <R> R accept(Visitor<R> visitor);
    }

    /** {@code for x: A | B}: the members of relations. */
    public record Scan(Span span, Variable variable, List<Source> sources) implements Step {
        public Scan {
            sources = List.copyOf(sources);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scan(this);
        }
    }

    /** A relation with the arguments of its inputs. */
    public record Source(Relation relation, List<Code> arguments) {
        public Source {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code for pair a, b: R}: every unordered pair once, the earlier in the order of values first. */
    public record Pair(Span span, Variable first, Variable second, Source source) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pair(this);
        }
    }

    /** {@code for x in list}: the present elements of a list, or a present value. */
    public record Unnest(Span span, Variable variable, Code list) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unnest(this);
        }
    }

    public record Assign(Span span, Variable variable, Code value) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.assign(this);
        }
    }

    public record Filter(Span span, Code condition) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.filter(this);
        }
    }

    public record Either(Span span, List<Branch> branches, List<Variable> joined) implements Step {
        public Either {
            branches = List.copyOf(branches);
            joined = List.copyOf(joined);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.either(this);
        }
    }

    public record First(Span span, List<Branch> branches, List<Variable> joined) implements Step {
        public First {
            branches = List.copyOf(branches);
            joined = List.copyOf(joined);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.first(this);
        }
    }

    /**
     * A branch.
     *
     * @param exported the branch's variables that become the block's joined ones, in their order
     */
    public record Branch(Query query, List<Variable> exported) {
        public Branch {
            exported = List.copyOf(exported);
        }
    }

    public record Group(Span span, List<Collected> collected, List<Key> keys) implements Step {
        public Group {
            collected = List.copyOf(collected);
            keys = List.copyOf(keys);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.group(this);
        }
    }

    /** Distinct values of a group's rows, in the order of values. */
    public record Collected(Code value, Variable list) {}

    public record Key(Code value, Variable variable) {}

    public record Pick(Span span, Variable chosen, List<SortKey> order, List<Code> per, Optional<Variable> ties)
            implements Step {
        public Pick {
            order = List.copyOf(order);
            per = List.copyOf(per);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pick(this);
        }
    }

    public record SortKey(Code value, boolean descending) {}

    /** One method per clause. */
    public interface Visitor<R> {
        R scan(Scan step);

        R pair(Pair step);

        R unnest(Unnest step);

        R assign(Assign step);

        R filter(Filter step);

        R either(Either step);

        R first(First step);

        R group(Group step);

        R pick(Pick step);
    }
}
