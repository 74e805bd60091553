package io.meshlint.engine.run;

import io.meshlint.engine.builtin.Builtin;
import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.plan.FreeVariables;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.ResourceValue;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes codes ready to run. */
final class ExpressionCompiler implements Code.Visitor<Evaluation> {
    private final BodyCompiler body;

    ExpressionCompiler(BodyCompiler body) {
        this.body = body;
    }

    Evaluation compile(Code code) {
        return code.accept(this);
    }

    private List<Evaluation> compileAll(List<Code> codes) {
        return codes.stream().map(this::compile).toList();
    }

    @Override
    public Evaluation constant(Code.Constant code) {
        Value value = code.value();
        return frame -> value;
    }

    @Override
    public Evaluation read(Code.Read code) {
        int slot = code.variable().slot();
        return frame -> frame.slots[slot];
    }

    @Override
    public Evaluation readParameter(Code.ReadParameter code) {
        return frame -> frame.world.parameter(code.parameter(), frame);
    }

    @Override
    public Evaluation field(Code.FieldOf code) {
        Evaluation target = compile(code.target());
        String field = code.field();
        Value defaultValue = code.defaultValue();
        Code.Conversion conversion = code.conversion();
        return frame -> FieldAccess.field(target.of(frame), field, defaultValue, conversion);
    }

    @Override
    public Evaluation fieldOfEach(Code.FieldOfEach code) {
        Evaluation target = compile(code.target());
        return frame -> FieldAccess.ofEach(target.of(frame), code.field(), code.defaultValue(), code.conversion());
    }

    @Override
    public Evaluation column(Code.Column code) {
        Evaluation target = compile(code.target());
        int column = code.column();
        return frame -> target.of(frame) instanceof RowValue row ? row.columns().get(column) : AbsentValue.NOTHING;
    }

    @Override
    public Evaluation elements(Code.Elements code) {
        Evaluation target = compile(code.target());
        return frame -> FieldAccess.elements(target.of(frame), code.flatten());
    }

    @Override
    public Evaluation index(Code.Index code) {
        Evaluation target = compile(code.target());
        Evaluation key = compile(code.key());
        return frame -> FieldAccess.index(target.of(frame), key.of(frame));
    }

    @Override
    public Evaluation asRecord(Code.AsRecord code) {
        Evaluation value = compile(code.value());
        return frame -> {
            Value seen = value.of(frame);
            boolean isRecord = seen instanceof MapValue || seen instanceof ResourceValue || seen.isAbsent();
            return isRecord ? seen : new AbsentValue(seen.place(), "");
        };
    }

    @Override
    public Evaluation binary(Code.Binary code) {
        Evaluation left = compile(code.left());
        Evaluation right = compile(code.right());
        return switch (code.operator()) {
            case AND -> frame -> left.holds(frame) ? Comparisons.truth(right.holds(frame)) : Comparisons.FALSE;
            case OR -> frame -> left.holds(frame) ? Comparisons.TRUE : Comparisons.truth(right.holds(frame));
            case DEFAULT ->
                frame -> {
                    Value value = left.of(frame);
                    return value.isAbsent() ? right.of(frame) : value;
                };
            case EQUAL -> equality(code, left, right, true);
            case NOT_EQUAL -> equality(code, left, right, false);
            case IN -> frame -> Comparisons.truth(Comparisons.contains(right.of(frame), left.of(frame)));
            case NOT_IN -> frame -> Comparisons.truth(!Comparisons.contains(right.of(frame), left.of(frame)));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                BinaryOperator operator = code.operator();
                yield frame -> Comparisons.truth(Comparisons.inOrder(operator, left.of(frame), right.of(frame)));
            }
            case PLUS, MINUS, TIMES, DIVIDE, REMAINDER -> {
                BinaryOperator operator = code.operator();
                yield frame -> Arithmetic.of(operator, left.of(frame), right.of(frame));
            }
            case CONCATENATE ->
                frame -> {
                    Value first = left.of(frame);
                    List<Value> all = new ArrayList<>(Comparisons.elements(first));
                    all.addAll(Comparisons.elements(right.of(frame)));
                    return new ListValue(all, first.place());
                };
        };
    }

    private static Evaluation equality(Code.Binary code, Evaluation left, Evaluation right, boolean wanted) {
        if (isAbsent(code.left())) {
            return frame -> Comparisons.truth(right.of(frame).isAbsent() == wanted);
        }
        if (isAbsent(code.right())) {
            return frame -> Comparisons.truth(left.of(frame).isAbsent() == wanted);
        }
        return frame -> Comparisons.truth(Comparisons.equal(left.of(frame), right.of(frame)) == wanted);
    }

    private static boolean isAbsent(Code code) {
        return code instanceof Code.Constant constant && constant.value().isAbsent();
    }

    @Override
    public Evaluation isPresent(Code.IsPresent code) {
        Evaluation value = compile(code.value());
        return frame -> Comparisons.truth(!value.of(frame).isAbsent());
    }

    @Override
    public Evaluation not(Code.Not code) {
        Evaluation value = compile(code.value());
        return frame -> Comparisons.truth(!value.holds(frame));
    }

    @Override
    public Evaluation conditional(Code.Conditional code) {
        Evaluation condition = compile(code.condition());
        Evaluation then = compile(code.then());
        Evaluation otherwise = compile(code.otherwise());
        return frame -> condition.holds(frame) ? then.of(frame) : otherwise.of(frame);
    }

    @Override
    public Evaluation list(Code.ListOf code) {
        List<Evaluation> elements = compileAll(code.elements());
        return frame -> {
            List<Value> values = new ArrayList<>();
            for (Evaluation element : elements) {
                Value value = element.of(frame);
                if (!value.isAbsent()) {
                    values.add(value);
                }
            }
            return new ListValue(values, values.isEmpty() ? null : values.get(0).place());
        };
    }

    @Override
    public Evaluation record(Code.RecordOf code) {
        Map<String, Evaluation> fields = new LinkedHashMap<>();
        code.fields().forEach((name, value) -> fields.put(name, compile(value)));
        return frame -> {
            Map<String, Value> values = new LinkedHashMap<>();
            fields.forEach((name, value) -> values.put(name, value.of(frame)));
            return new MapValue(values, null);
        };
    }

    @Override
    public Evaluation text(Code.Text code) {
        List<Evaluation> parts = compileAll(code.parts());
        return frame -> {
            StringBuilder text = new StringBuilder();
            Value located = null;
            for (Evaluation part : parts) {
                Value value = part.of(frame);
                text.append(value);
                located = located == null && value.place() != null ? value : located;
            }
            return new TextValue(text.toString(), located == null ? null : located.place());
        };
    }

    @Override
    public Evaluation call(Code.Call code) {
        Builtin function = code.function();
        List<Evaluation> arguments = compileAll(code.arguments());
        return frame -> function.apply(Evaluation.all(arguments, frame));
    }

    @Override
    public Evaluation callFunction(Code.CallFunction code) {
        List<Evaluation> arguments = compileAll(code.arguments());
        Memo<WorldRun.CompiledFunction> function = new Memo<>();
        return frame ->
                function.get(() -> frame.world.compiled(code.function())).call(Evaluation.all(arguments, frame), frame);
    }

    @Override
    public Evaluation lookup(Code.Lookup code) {
        List<Evaluation> arguments = compileAll(code.arguments());
        return frame -> {
            List<Value> rows = frame.world
                    .members(code.relation(), Evaluation.all(arguments, frame))
                    .all();
            if (rows.isEmpty()) {
                return AbsentValue.NOTHING;
            }
            RowValue row = (RowValue) rows.get(0);
            frame.restOn(row.restsOn());
            return row.columns().get(0);
        };
    }

    @Override
    public Evaluation bind(Code.Bind code) {
        Variable variable = code.variable();
        Evaluation value = compile(code.value());
        Evaluation inner = compile(code.body());
        return frame -> {
            frame.slots[variable.slot()] = value.of(frame);
            return inner.of(frame);
        };
    }

    @Override
    public Evaluation exists(Code.Exists code) {
        return onceIfConstant(code, compiler -> compiler.exists(code));
    }

    @Override
    public Evaluation every(Code.Every code) {
        return onceIfConstant(code, compiler -> compiler.every(code));
    }

    @Override
    public Evaluation comprehension(Code.Comprehension code) {
        return onceIfConstant(code, compiler -> compiler.comprehension(code));
    }

    /** What reads nothing of the row around it is computed once for all rows, in a body of its own. */
    private Evaluation onceIfConstant(Code code, Function<SubqueryCompiler, Evaluation> compile) {
        if (body.world().planner().isInSourceOrder() || !FreeVariables.of(code).isEmpty()) {
            return compile.apply(new SubqueryCompiler(body, this));
        }
        BodyCompiler own = new BodyCompiler(body.world(), body.owner(), body.slots());
        Evaluation evaluation = compile.apply(new SubqueryCompiler(own, new ExpressionCompiler(own)));
        Lazy<WorldRun.Computed> once = new Lazy<>(() -> body.world().compute(own, evaluation));
        return frame -> {
            WorldRun.Computed computed = once.get();
            frame.restOn(computed.restsOn());
            return computed.value();
        };
    }
}
