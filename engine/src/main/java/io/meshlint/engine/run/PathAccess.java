package io.meshlint.engine.run;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A path of fields, {@code a.b.c}, as one evaluation: rules do little else, and a chain of evaluations is slow to follow. */
final class PathAccess implements Evaluation {
    private final Evaluation start;
    private final Step[] steps;

    private PathAccess(Evaluation start, Step[] steps) {
        this.start = start;
        this.steps = steps;
    }

    /** A field on the way; {@code plain} where it has neither a default nor a conversion. */
    private record Step(String field, Value defaultValue, Code.Conversion conversion, boolean plain) {
        static Step of(Code.FieldOf code) {
            return new Step(
                    code.field().intern(),
                    code.defaultValue(),
                    code.conversion(),
                    code.defaultValue() == null && code.conversion() == Code.Conversion.NONE);
        }
    }

    static PathAccess compile(Code.FieldOf code, ExpressionCompiler expressions) {
        Deque<Step> steps = new ArrayDeque<>();
        Code target = code;
        while (target instanceof Code.FieldOf field) {
            steps.addFirst(Step.of(field));
            target = field.target();
        }
        List<Step> all = new ArrayList<>(steps);
        return new PathAccess(expressions.compile(target), all.toArray(Step[]::new));
    }

    @Override
    public Value of(Frame frame) {
        Value value = start.of(frame);
        for (Step step : steps) {
            if (step.plain && value instanceof MapValue map) {
                Value found = map.present(step.field);
                value = found == null ? AbsentValue.field(map.place(), step.field) : found;
            } else {
                value = FieldAccess.field(value, step.field, step.defaultValue, step.conversion);
            }
        }
        return value;
    }
}
