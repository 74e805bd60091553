package io.meshlint.engine.run;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.Plan;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.Value;
import java.util.List;

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
            ((RowSet) frame.states[collector]).add(new RowValue(view, values, frame.restsOn(0)));
            return true;
        });
    }

    /** Each row once. */
    Members rows(Value[] arguments) {
        Frame frame = compiler.newFrame(compiler.world().budget(compiler.owner()));
        for (int i = 0; i < inputs.length; i++) {
            frame.slots[inputs[i]] = arguments[i];
        }
        RowSet found = new RowSet();
        frame.states[collector] = found;
        rows.run(frame);
        compiler.world().spent(frame.budget);
        List<Value> all = found.rows();
        return all.isEmpty() ? Members.NONE : new Members(all);
    }
}
