package io.meshlint.engine.run;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;

/** Makes {@code exists}, {@code missing}, {@code every} and comprehensions ready to run. They run in the frame of the body around them. */
final class SubqueryCompiler {
    private final BodyCompiler body;
    private final ExpressionCompiler expressions;

    SubqueryCompiler(BodyCompiler body, ExpressionCompiler expressions) {
        this.body = body;
        this.expressions = expressions;
    }

    Evaluation exists(Code.Exists code) {
        int state = body.newState();
        Operator rows = body.compileSubquery(code.query(), frame -> {
            frame.states[state] = frame.restsOn(0);
            return false;
        });
        Evaluation sought = code.sought() == null ? null : expressions.compile(code.sought());
        return frame -> {
            int mark = frame.mark();
            frame.states[state] = null;
            rows.run(frame);
            frame.forget(mark);
            boolean found = frame.states[state] != null;
            if (code.negated()) {
                if (!found) {
                    frame.restOn(List.of(new Evidence("a " + sought.of(frame))));
                }
                return Comparisons.truth(!found);
            }
            if (found) {
                @SuppressWarnings("unchecked")
                List<Evidence> all = (List<Evidence>) frame.states[state];
                frame.restOn(all.subList(mark, all.size()));
            }
            return Comparisons.truth(found);
        };
    }

    Evaluation every(Code.Every code) {
        int state = body.newState();
        Evaluation condition = expressions.compile(code.condition());
        Operator rows = body.compileSubquery(code.query(), frame -> {
            boolean holds = condition.holds(frame);
            if (!holds) {
                frame.states[state] = Comparisons.TRUE;
            }
            return holds;
        });
        return frame -> {
            int mark = frame.mark();
            frame.states[state] = null;
            rows.run(frame);
            frame.forget(mark);
            return Comparisons.truth(frame.states[state] == null);
        };
    }

    /** Elements of lists keep their order; where a relation takes part, the values come in the order of values. */
    Evaluation comprehension(Code.Comprehension code) {
        int state = body.newState();
        Evaluation value = expressions.compile(code.value());
        boolean ordered = code.query().steps().stream().noneMatch(step -> step instanceof Query.Scan || step instanceof Query.Pair);
        Operator rows = body.compileSubquery(code.query(), frame -> {
            @SuppressWarnings("unchecked")
            List<Value> found = (List<Value>) frame.states[state];
            Value one = value.of(frame);
            if (!one.isAbsent()) {
                found.add(one);
            }
            return true;
        });
        return frame -> {
            int mark = frame.mark();
            Object outer = frame.states[state];
            List<Value> found = new ArrayList<>();
            frame.states[state] = found;
            rows.run(frame);
            frame.states[state] = outer;
            frame.forget(mark);
            if (!ordered) {
                found.sort(ValueOrder.CANONICAL);
            }
            return new ListValue(found, found.isEmpty() ? null : found.get(0).place());
        };
    }
}
