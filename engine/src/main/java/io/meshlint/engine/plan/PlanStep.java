package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.grammar.text.Span;
import java.util.List;

/** A step of a plan; each is done for every row that the one before it gives. */
public sealed interface PlanStep {

    Span span();

    /**
     * Binds a variable to members of relations.
     *
     * @param flattened lists, values and conditions of the member alone, which the index is built over; empty for most
     */
    record Scan(Span span, Variable variable, List<Query.Source> sources, Access access, List<Query.Step> flattened)
            implements PlanStep {
        public Scan {
            sources = List.copyOf(sources);
            flattened = List.copyOf(flattened);
        }
    }

    record Unnest(Span span, Variable variable, Code list) implements PlanStep {}

    record Assign(Span span, Variable variable, Code value) implements PlanStep {}

    record Filter(Span span, Code condition) implements PlanStep {}

    record Either(Span span, List<Branch> branches, List<Variable> joined) implements PlanStep {}

    record First(Span span, List<Branch> branches, List<Variable> joined) implements PlanStep {}

    /** A branch and its variables that become the block's. */
    record Branch(Plan plan, List<Variable> exported) {}

    record Group(Query.Group step) implements PlanStep {
        @Override
        public Span span() {
            return step.span();
        }
    }

    record Pick(Query.Pick step) implements PlanStep {
        @Override
        public Span span() {
            return step.span();
        }
    }
}
