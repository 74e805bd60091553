package io.meshlint.engine.core;

import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a code as an author would have, as far as a person needs it to recognise what he wrote. Not meant to be parsed. */
public final class CodeText implements Code.Visitor<String> {
    private static final CodeText INSTANCE = new CodeText();

    private CodeText() {}

    /** The text of a code, in one line. */
    public static String of(Code code) {
        return code.accept(INSTANCE);
    }

    /** A value as a rule would write it. */
    public static String of(Value value) {
        if (value.isAbsent()) {
            return "absent";
        }
        return value instanceof TextValue text ? "'" + text.value() + "'" : value.toString();
    }

    private static String list(List<Code> codes) {
        return codes.stream().map(CodeText::of).collect(Collectors.joining(", "));
    }

    /** In parentheses where it is a calculation of its own. */
    private static String operand(Code code) {
        boolean compound = code instanceof Code.Binary || code instanceof Code.Conditional || code instanceof Code.IsPresent || code instanceof Code.Not;
        return compound ? "(" + of(code) + ")" : of(code);
    }

    @Override
    public String constant(Code.Constant code) {
        return of(code.value());
    }

    @Override
    public String read(Code.Read code) {
        return code.variable().name();
    }

    @Override
    public String readParameter(Code.ReadParameter code) {
        return code.parameter().name();
    }

    @Override
    public String field(Code.FieldOf code) {
        return operand(code.target()) + "." + code.field();
    }

    @Override
    public String fieldOfEach(Code.FieldOfEach code) {
        return operand(code.target()) + "." + code.field();
    }

    @Override
    public String column(Code.Column code) {
        Optional<Type.Columns> columns = columns(code.target());
        if (columns.isPresent()) {
            return operand(code.target()) + "." + List.copyOf(columns.get().columnTypes().keySet()).get(code.column());
        }
        return operand(code.target()) + ".#" + (code.column() + 1);
    }

    /** The relation that a code's value is a row of, as far as it can be told. */
    private static Optional<Type.Columns> columns(Code code) {
        Type type = Type.ANY;
        if (code instanceof Code.Read read) {
            type = read.variable().type();
        } else if (code instanceof Code.Column column) {
            type = columns(column.target()).map(outer -> List.copyOf(outer.columnTypes().values()).get(column.column())).orElse(Type.ANY);
        }
        return type.present() instanceof Type.Row row ? Optional.of(row.relation()) : Optional.empty();
    }

    @Override
    public String elements(Code.Elements code) {
        return operand(code.target()) + "[*]";
    }

    @Override
    public String index(Code.Index code) {
        return operand(code.target()) + "[" + of(code.key()) + "]";
    }

    @Override
    public String asRecord(Code.AsRecord code) {
        return of(code.value());
    }

    @Override
    public String binary(Code.Binary code) {
        return operand(code.left()) + " " + code.operator().spelling() + " " + operand(code.right());
    }

    @Override
    public String isPresent(Code.IsPresent code) {
        return operand(code.value()) + " is present";
    }

    @Override
    public String not(Code.Not code) {
        return code.value() instanceof Code.IsPresent present ? operand(present.value()) + " is absent" : "not " + operand(code.value());
    }

    @Override
    public String conditional(Code.Conditional code) {
        return "if " + of(code.condition()) + " then " + of(code.then()) + " else " + of(code.otherwise());
    }

    @Override
    public String list(Code.ListOf code) {
        return "[" + list(code.elements()) + "]";
    }

    @Override
    public String record(Code.RecordOf code) {
        return code.fields().entrySet().stream().map(f -> f.getKey() + ": " + of(f.getValue())).collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public String text(Code.Text code) {
        return code.parts().stream()
                .map(part -> part instanceof Code.Constant constant ? constant.value().toString() : "{" + of(part) + "}")
                .collect(Collectors.joining("", "\"", "\""));
    }

    @Override
    public String call(Code.Call code) {
        return code.function().name() + "(" + list(code.arguments()) + ")";
    }

    @Override
    public String callFunction(Code.CallFunction code) {
        return code.function().name() + "(" + list(code.arguments()) + ")";
    }

    @Override
    public String lookup(Code.Lookup code) {
        return code.relation().name() + "(" + list(code.arguments()) + ")";
    }

    @Override
    public String bind(Code.Bind code) {
        return of(code.body());
    }

    @Override
    public String exists(Code.Exists code) {
        return (code.negated() ? "missing" : "exists") + " (" + query(code.query()) + ")";
    }

    @Override
    public String every(Code.Every code) {
        return "every (" + query(code.query()) + " satisfies " + of(code.condition()) + ")";
    }

    @Override
    public String comprehension(Code.Comprehension code) {
        return "[" + of(code.value()) + " for " + query(code.query()) + "]";
    }

    private static String query(Query query) {
        return query.steps().stream().map(step -> step.span().text().replaceAll("\\s+", " ")).collect(Collectors.joining(" where "));
    }
}
