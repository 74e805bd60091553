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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes codes ready to run. */
final class ExpressionCompiler implements Code.Visitor<Evaluation> {
    private final BodyCompiler body;
    private final boolean once;

    ExpressionCompiler(BodyCompiler body) {
        this(body, false);
    }

    /** @param once true for a body that runs once and not for every row */
    private ExpressionCompiler(BodyCompiler body, boolean once) {
        this.body = body;
        this.once = once;
    }

    Evaluation compile(Code code) {
        if (once || !isWorthOnce(code) || body.world().planner().isInSourceOrder()) {
            return code.accept(this);
        }
        return once(code);
    }

    /** True for what reads nothing of a row and is more than a look at a value. */
    private static boolean isWorthOnce(Code code) {
        boolean isSimple =
                code instanceof Code.Constant || code instanceof Code.Read || code instanceof Code.ReadParameter;
        return !isSimple && FreeVariables.of(code).isEmpty();
    }

    /** What reads nothing of the row around it is computed once for all rows, in a body of its own. */
    private Evaluation once(Code code) {
        BodyCompiler own = new BodyCompiler(body.world(), body.owner(), body.slots());
        Evaluation evaluation = code.accept(new ExpressionCompiler(own, true));
        Lazy<WorldRun.Computed> computed = new Lazy<>(() -> body.world().compute(own, evaluation));
        return frame -> {
            WorldRun.Computed known = computed.get();
            frame.restOn(known.restsOn());
            return known.value();
        };
    }

    private Evaluation[] compileAll(List<Code> codes) {
        return codes.stream().map(this::compile).toArray(Evaluation[]::new);
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
        Memo<WorldRun.Computed> parameter = new Memo<>();
        return frame -> {
            WorldRun.Computed computed = parameter.get(() -> frame.world.computed(code.parameter()));
            frame.restOn(computed.restsOn());
            return computed.value();
        };
    }

    @Override
    public Evaluation field(Code.FieldOf code) {
        return PathAccess.compile(code, this);
    }

    @Override
    public Evaluation fieldOfEach(Code.FieldOfEach code) {
        Evaluation target = compile(code.target());
        return frame -> FieldAccess.ofEach(target.of(frame), code.field(), code.defaultValue(), code.conversion());
    }

    @Override
    public Evaluation column(Code.Column code) {
        int column = code.column();
        if (code.target() instanceof Code.Read read) {
            int slot = read.variable().slot();
            return frame -> frame.slots[slot] instanceof RowValue row ? row.column(column) : AbsentValue.NOTHING;
        }
        Evaluation target = compile(code.target());
        return frame -> target.of(frame) instanceof RowValue row ? row.column(column) : AbsentValue.NOTHING;
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
            case AND -> condition(frame -> left.holds(frame) && right.holds(frame));
            case OR -> condition(frame -> left.holds(frame) || right.holds(frame));
            case DEFAULT ->
                frame -> {
                    Value value = left.of(frame);
                    return value.isAbsent() ? right.of(frame) : value;
                };
            case EQUAL -> equality(code, left, right, true);
            case NOT_EQUAL -> equality(code, left, right, false);
            case IN -> condition(frame -> Comparisons.contains(right.of(frame), left.of(frame)));
            case NOT_IN -> condition(frame -> !Comparisons.contains(right.of(frame), left.of(frame)));
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
                BinaryOperator operator = code.operator();
                yield condition(frame -> Comparisons.inOrder(operator, left.of(frame), right.of(frame)));
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

    private static Condition condition(Condition condition) {
        return condition;
    }

    private static Condition equality(Code.Binary code, Evaluation left, Evaluation right, boolean wanted) {
        if (isAbsent(code.left())) {
            return frame -> right.of(frame).isAbsent() == wanted;
        }
        if (isAbsent(code.right())) {
            return frame -> left.of(frame).isAbsent() == wanted;
        }
        return frame -> Comparisons.equal(left.of(frame), right.of(frame)) == wanted;
    }

    private static boolean isAbsent(Code code) {
        return code instanceof Code.Constant constant && constant.value().isAbsent();
    }

    @Override
    public Evaluation isPresent(Code.IsPresent code) {
        Evaluation value = compile(code.value());
        return condition(frame -> !value.of(frame).isAbsent());
    }

    @Override
    public Evaluation not(Code.Not code) {
        Evaluation value = compile(code.value());
        return condition(frame -> !value.holds(frame));
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
        Evaluation[] elements = compileAll(code.elements());
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
        Evaluation[] parts = compileAll(code.parts());
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
        Evaluation[] arguments = compileAll(code.arguments());
        return frame -> function.apply(Arrays.asList(Evaluation.values(arguments, frame)));
    }

    @Override
    public Evaluation callFunction(Code.CallFunction code) {
        Evaluation[] arguments = compileAll(code.arguments());
        Memo<WorldRun.CompiledFunction> function = new Memo<>();
        return frame -> function.get(() -> frame.world.compiled(code.function()))
                .call(Evaluation.values(arguments, frame), frame);
    }

    @Override
    public Evaluation lookup(Code.Lookup code) {
        Evaluation[] arguments = compileAll(code.arguments());
        Memo<AskedRelation> relation = new Memo<>();
        return frame -> {
            Value first = relation.get(() -> frame.world.relations().asked(code.relation()))
                    .members(Evaluation.values(arguments, frame))
                    .first();
            if (first == null) {
                return AbsentValue.NOTHING;
            }
            RowValue row = (RowValue) first;
            frame.restOn(row.restsOn());
            return row.column(0);
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
        return new SubqueryCompiler(body, this).exists(code);
    }

    @Override
    public Evaluation every(Code.Every code) {
        return new SubqueryCompiler(body, this).every(code);
    }

    @Override
    public Evaluation comprehension(Code.Comprehension code) {
        return new SubqueryCompiler(body, this).comprehension(code);
    }
}
