package io.meshlint.engine.plan;

import io.meshlint.engine.core.Code;
import io.meshlint.engine.core.Query;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.DurationValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.syntax.Expression.BinaryOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes checked codes as an author would, with functions opened up. */
public final class CodeText implements Code.Visitor<String> {
    private static final int LOWEST = 0;
    private static final int NOT = 3;
    private static final int PRESENCE = 4;
    private static final int PATH = 20;

    private final Map<Variable, Code> opened = new HashMap<>();
    private int surrounding = LOWEST;

    private CodeText() {}

    /** The text of a code, in one line. */
    public static String of(Code code) {
        return code.accept(new CodeText());
    }

    static String of(List<Code> codes) {
        return codes.stream().map(CodeText::of).collect(Collectors.joining(", "));
    }

    private String write(Code code, int strength) {
        int before = surrounding;
        surrounding = strength;
        String text = code.accept(this);
        surrounding = before;
        return text;
    }

    private String writeAll(List<Code> codes) {
        return codes.stream().map(code -> write(code, LOWEST)).collect(Collectors.joining(", "));
    }

    private String bracketed(String text, int strength) {
        return strength < surrounding ? "(" + text + ")" : text;
    }

    @Override
    public String constant(Code.Constant code) {
        return literal(code.value());
    }

    private static String literal(Value value) {
        if (value.isAbsent()) {
            return "absent";
        }
        if (value instanceof ListValue list) {
            return list.elements().stream().map(CodeText::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof TextValue && !(value instanceof DurationValue) ? "'" + value + "'" : value.toString();
    }

    @Override
    public String read(Code.Read code) {
        Code value = opened.get(code.variable());
        return value == null ? code.variable().name() : value.accept(this);
    }

    @Override
    public String readParameter(Code.ReadParameter code) {
        return code.parameter().name();
    }

    private static String name(String field) {
        return field.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-')
                ? "." + field
                : "['" + field + "']";
    }

    @Override
    public String field(Code.FieldOf code) {
        return write(code.target(), PATH) + name(code.field());
    }

    @Override
    public String fieldOfEach(Code.FieldOfEach code) {
        return write(code.target(), PATH) + name(code.field());
    }

    @Override
    public String column(Code.Column code) {
        List<String> names = columns(type(code.target()));
        return write(code.target(), PATH)
                + (code.column() < names.size() ? name(names.get(code.column())) : ".#" + (code.column() + 1));
    }

    private static List<String> columns(Type type) {
        return type.present() instanceof Type.Row row
                ? List.copyOf(row.relation().columnTypes().keySet())
                : List.of();
    }

    /** The type of a row, as far as it can be told from variables, columns and elements of lists. */
    private Type type(Code code) {
        if (code instanceof Code.Read read) {
            Code value = opened.get(read.variable());
            return value == null ? read.variable().type() : type(value);
        }
        if (code instanceof Code.Column column && type(column.target()).present() instanceof Type.Row row) {
            return List.copyOf(row.relation().columnTypes().values()).get(column.column());
        }
        if (code instanceof Code.Index index && type(index.target()).present() instanceof Type.ListOf list) {
            return list.element();
        }
        return Type.ANY;
    }

    @Override
    public String elements(Code.Elements code) {
        return write(code.target(), PATH) + "[*]";
    }

    @Override
    public String index(Code.Index code) {
        return write(code.target(), PATH) + "[" + write(code.key(), LOWEST) + "]";
    }

    @Override
    public String asRecord(Code.AsRecord code) {
        return write(code.value(), surrounding);
    }

    @Override
    public String binary(Code.Binary code) {
        int strength = strength(code.operator());
        String left = write(code.left(), strength);
        String right = write(code.right(), strength + 1);
        return bracketed(left + " " + code.operator().spelling() + " " + right, strength);
    }

    private static int strength(BinaryOperator operator) {
        return switch (operator) {
            case OR -> 1;
            case AND -> 2;
            case IN, NOT_IN -> 5;
            case EQUAL, NOT_EQUAL -> 6;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> 8;
            case DEFAULT -> 10;
            case CONCATENATE -> 12;
            case PLUS, MINUS -> 14;
            case TIMES, DIVIDE, REMAINDER -> 16;
        };
    }

    @Override
    public String isPresent(Code.IsPresent code) {
        return bracketed(write(code.value(), PRESENCE + 1) + " is present", PRESENCE);
    }

    @Override
    public String not(Code.Not code) {
        if (code.value() instanceof Code.IsPresent presence) {
            return bracketed(write(presence.value(), PRESENCE + 1) + " is absent", PRESENCE);
        }
        return bracketed("not " + write(code.value(), NOT), NOT);
    }

    @Override
    public String conditional(Code.Conditional code) {
        String text = "if " + write(code.condition(), LOWEST) + " then " + write(code.then(), LOWEST) + " else "
                + write(code.otherwise(), LOWEST);
        return bracketed(text, LOWEST);
    }

    @Override
    public String list(Code.ListOf code) {
        return "[" + writeAll(code.elements()) + "]";
    }

    @Override
    public String record(Code.RecordOf code) {
        return code.fields().entrySet().stream()
                .map(field -> field.getKey() + ": " + write(field.getValue(), LOWEST))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public String text(Code.Text code) {
        StringBuilder template = new StringBuilder("\"");
        for (Code part : code.parts()) {
            boolean literal = part instanceof Code.Constant constant && constant.value() instanceof TextValue;
            template.append(literal ? ((Code.Constant) part).value().toString() : "{" + write(part, LOWEST) + "}");
        }
        return template.append('"').toString();
    }

    @Override
    public String call(Code.Call code) {
        return code.function().name() + "(" + writeAll(code.arguments()) + ")";
    }

    @Override
    public String callFunction(Code.CallFunction code) {
        return code.function().name() + "(" + writeAll(code.arguments()) + ")";
    }

    @Override
    public String lookup(Code.Lookup code) {
        return code.relation().name() + "(" + writeAll(code.arguments()) + ")";
    }

    @Override
    public String bind(Code.Bind code) {
        opened.put(code.variable(), code.value());
        return code.body().accept(this);
    }

    @Override
    public String exists(Code.Exists code) {
        return (code.negated() ? "missing (" : "exists (") + bindings(code.query()) + ")";
    }

    @Override
    public String every(Code.Every code) {
        return "every (" + bindings(code.query()) + " satisfies " + write(code.condition(), LOWEST) + ")";
    }

    @Override
    public String comprehension(Code.Comprehension code) {
        return "[" + write(code.value(), LOWEST) + " for " + bindings(code.query()) + "]";
    }

    private String bindings(Query query) {
        List<String> bindings = new ArrayList<>();
        List<Code> conditions = new ArrayList<>();
        for (Query.Step step : query.steps()) {
            if (step instanceof Query.Scan scan) {
                bindings.add(scan.variable() + ": " + sources(scan.sources()));
            } else if (step instanceof Query.Unnest unnest) {
                bindings.add(unnest.variable() + " in " + write(unnest.list(), LOWEST));
            } else if (step instanceof Query.Filter filter) {
                conditions.add(filter.condition());
            }
        }
        int strength = conditions.size() == 1 ? LOWEST : NOT;
        String where =
                conditions.stream().map(condition -> write(condition, strength)).collect(Collectors.joining(" and "));
        return String.join(", ", bindings) + (where.isEmpty() ? "" : " where " + where);
    }

    private String sources(List<Query.Source> sources) {
        return sources.stream()
                .map(source -> source.relation().name()
                        + (source.arguments().isEmpty() ? "" : "(" + writeAll(source.arguments()) + ")"))
                .collect(Collectors.joining(" | "));
    }
}
