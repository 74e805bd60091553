package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.List;

/** The rows of tables. */
final class Tables {
    private Tables() {}

    /**
     * All rows, or the first whose conditions hold for the arguments.
     *
     * @param observer null for none
     */
    static Members rows(Declarations.Table table, List<Value> arguments, ClauseObserver observer) {
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            Declarations.TableRow row = table.rows().get(i);
            if (matches(row, arguments)) {
                if (observer != null) {
                    observer.matched(table, i);
                }
                rows.add(new RowValue(table, row.values(), List.of()));
                if (!arguments.isEmpty()) {
                    break;
                }
            }
        }
        return new Members(rows);
    }

    private static boolean matches(Declarations.TableRow row, List<Value> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!matches(row.inputs().get(i), arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(Declarations.Cell cell, Value value) {
        if (cell.operator() == null) {
            return true;
        }
        if (cell.value().isAbsent()) {
            return value.isAbsent() == (cell.operator() == BinaryOperator.EQUAL);
        }
        if (cell.operator() == BinaryOperator.EQUAL || cell.operator() == BinaryOperator.NOT_EQUAL) {
            return Comparisons.equal(value, cell.value()) == (cell.operator() == BinaryOperator.EQUAL);
        }
        return Comparisons.inOrder(cell.operator(), value, cell.value());
    }
}
