package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A view's body with conditions that its columns have certain values.
 *
 * @param filters one for each key, over the view's own variables
 * @param values  the variables that hold the values asked for, in slots behind the view's own
 */
public record DemandedView(List<Query.Filter> filters, List<Variable> values) {

    /**
     * @param member the variable that stands for a row in the keys
     */
    public static DemandedView conditions(Declarations.View view, Variable member, List<Access.Equality> keys) {
        List<Query.Filter> filters = new ArrayList<>();
        List<Variable> values = new ArrayList<>();
        Span span = view.syntax().span();
        for (Access.Equality key : keys) {
            Variable value = new Variable("$" + values.size(), Type.ANY, view.slots() + values.size());
            values.add(value);
            Code stored = overColumns(key.stored(), member, view.columns());
            filters.add(
                    new Query.Filter(span, new Access.Equality(stored, new Code.Read(value), key.match()).condition()));
        }
        return new DemandedView(filters, values);
    }

    /** True if every condition is over the view's columns alone, not over a row as a whole. */
    boolean isOverColumns(Variable member) {
        return filters.stream()
                .noneMatch(filter -> FreeVariables.of(filter.condition()).contains(member));
    }

    /** Replaces {@code member.column} by the column's variable. */
    private static Code overColumns(Code code, Variable member, List<Variable> columns) {
        return Substitution.ofColumns(code, member, columns);
    }
}
