package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A view's body made ready to run. Thread-safe: every evaluation has a frame of its own. */
final class CompiledView {
    private final BodyCompiler compiler;
    private final Operator rows;
    private final int[] inputs;
    private final int collector;

    CompiledView(Declarations.View view, Plan plan, List<Variable> inputs, BodyCompiler compiler) {
        this.compiler = compiler;
        this.inputs = inputs.stream().mapToInt(Variable::slot).toArray();
        this.collector = compiler.newState();
        int[] columns = view.columns().stream().mapToInt(Variable::slot).toArray();
        this.rows = compiler.compile(plan, frame -> {
            Value[] values = new Value[columns.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = frame.slots[columns[i]];
            }
            @SuppressWarnings("unchecked")
            Map<RowValue, RowValue> found = (Map<RowValue, RowValue>) frame.states[collector];
            RowValue row = new RowValue(view, List.of(values), frame.restsOn(0));
            found.merge(row, row, CompiledView::preferred);
            return true;
        });
    }

    /**
     * Of two equal rows the one that rests on less, else the one that stands first: which was found first depends on the plan.
     */
    private static RowValue preferred(RowValue a, RowValue b) {
        int comparison = Frame.compare(a.restsOn(), b.restsOn());
        return (comparison != 0 ? comparison : ValueOrder.CANONICAL.compare(a, b)) <= 0 ? a : b;
    }

    /** Each row once, in the order of values. */
    Members rows(List<Value> arguments) {
        Frame frame = compiler.newFrame(compiler.world().budget(compiler.owner()));
        for (int i = 0; i < inputs.length; i++) {
            frame.slots[inputs[i]] = arguments.get(i);
        }
        Map<RowValue, RowValue> found = new HashMap<>();
        frame.states[collector] = found;
        rows.run(frame);
        compiler.world().spent(frame.budget);
        List<Value> sorted = new ArrayList<>(found.values());
        if (sorted.size() > 1) {
            sorted.sort(ValueOrder.CANONICAL);
        }
        return new Members(sorted);
    }
}
