package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
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
    public static DemandedView conditions(Declarations.View view, Variable member, List<Access.Key> keys) {
        List<Query.Filter> filters = new ArrayList<>();
        List<Variable> values = new ArrayList<>();
        Span span = view.syntax().span();
        for (Access.Key key : keys) {
            Variable value = new Variable("$" + values.size(), Type.ANY, view.slots() + values.size());
            values.add(value);
            Code condition = overColumns(key.stored(), member, view.columns());
            filters.add(new Query.Filter(span, new Code.Binary(BinaryOperator.EQUAL, condition, new Code.Read(value))));
        }
        return new DemandedView(filters, values);
    }

    /** True if every condition is over the view's columns alone, not over a row as a whole. */
    boolean isOverColumns(Variable member) {
        return filters.stream().noneMatch(filter -> FreeVariables.of(filter.condition()).contains(member));
    }

    /** Replaces {@code member.column} by the column's variable, where it is the start of a path. */
    private static Code overColumns(Code code, Variable member, List<Variable> columns) {
        if (code instanceof Code.Column column) {
            return column.target().equals(new Code.Read(member))
                    ? new Code.Read(columns.get(column.column()))
                    : new Code.Column(overColumns(column.target(), member, columns), column.column());
        }
        if (code instanceof Code.FieldOf field) {
            return new Code.FieldOf(overColumns(field.target(), member, columns), field.field(), field.defaultValue(), field.conversion());
        }
        return code;
    }
}
