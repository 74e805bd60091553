package io.meshlint.engine.builtin;

import static io.meshlint.engine.builtin.Signatures.LIST;
import static io.meshlint.engine.builtin.Signatures.function;

import io.meshlint.engine.builtin.Builtin.Result;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.ValueOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Functions of lists. An absent list counts as an empty one. */
final class ListFunctions {
    private static final Type ANY_LIST = LIST.optional();
    private static final Result SAME =
            (types, literals) -> Type.listOf(Signatures.element(types.get(0)).present());
    private static final Result ELEMENT =
            (types, literals) -> Signatures.element(types.get(0)).optional();

    static final List<Builtin> ALL = List.of(
            function(
                    "count",
                    List.of(ANY_LIST),
                    Type.INTEGER,
                    a -> Arguments.integer(present(a).count(), null)),
            function("sum", List.of(ANY_LIST), Type.INTEGER, a -> Arguments.integer(sum(a), null)),
            function(
                    "min",
                    List.of(ANY_LIST),
                    ELEMENT,
                    a -> present(a).min(ValueOrder.BY_CONTENT).orElse(AbsentValue.NOTHING)),
            function(
                    "max",
                    List.of(ANY_LIST),
                    ELEMENT,
                    a -> present(a).max(ValueOrder.BY_CONTENT).orElse(AbsentValue.NOTHING)),
            function(
                    "head",
                    List.of(ANY_LIST),
                    ELEMENT,
                    a -> present(a).findFirst().orElse(AbsentValue.NOTHING)),
            function(
                    "take",
                    List.of(ANY_LIST, Type.INTEGER),
                    SAME,
                    a -> new ListValue(
                            present(a).limit(atLeastNone(a.get(1))).toList(),
                            a.get(0).place())),
            function(
                    "last",
                    List.of(ANY_LIST),
                    ELEMENT,
                    a -> present(a).reduce((before, after) -> after).orElse(AbsentValue.NOTHING)),
            function("numbered", List.of(ANY_LIST), ListFunctions::numberedType, a -> numbered(a.get(0))),
            function(
                    "distinct",
                    List.of(ANY_LIST),
                    SAME,
                    a -> new ListValue(
                            new ArrayList<>(new LinkedHashSet<>(present(a).toList())),
                            a.get(0).place())),
            function(
                    "sort",
                    List.of(ANY_LIST),
                    SAME,
                    a -> new ListValue(
                            present(a).sorted(ValueOrder.CANONICAL).toList(),
                            a.get(0).place())),
            function(
                    "join",
                    List.of(ANY_LIST, Type.TEXT),
                    Type.TEXT,
                    a -> new TextValue(
                            present(a).map(Value::toString).collect(Collectors.joining(TextFunctions.text(a, 1))),
                            a.get(0).place())));

    private ListFunctions() {}

    private static Type numberedType(List<Type> types, List<String> literals) {
        Map<String, Type> fields = new LinkedHashMap<>();
        fields.put("number", Type.INTEGER);
        fields.put("value", Signatures.element(types.get(0)).present());
        return Type.listOf(new Type.Struct(fields));
    }

    /** Each present element with its place in the list, which counts from 0 as {@code list[0]} does. */
    private static Value numbered(Value list) {
        List<Value> elements = Arguments.elements(list);
        List<Value> numbered = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            Value element = elements.get(i);
            if (!element.isAbsent()) {
                Map<String, Value> fields = new LinkedHashMap<>();
                fields.put("number", new IntegerValue(i, element.place()));
                fields.put("value", element);
                numbered.add(new MapValue(fields, element.place()));
            }
        }
        return new ListValue(numbered, list.place());
    }

    private static Stream<Value> present(List<Value> arguments) {
        return Arguments.elements(arguments.get(0)).stream().filter(value -> !value.isAbsent());
    }

    private static long atLeastNone(Value number) {
        return number instanceof IntegerValue integer ? Math.max(0, integer.value()) : 0;
    }

    /** Adds the whole numbers; at the limits of 64 bits the sum stays there. */
    private static long sum(List<Value> arguments) {
        long sum = 0;
        for (Value value : present(arguments).toList()) {
            if (value instanceof IntegerValue number) {
                try {
                    sum = Math.addExact(sum, number.value());
                } catch (ArithmeticException overflow) {
                    return number.value() > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
                }
            }
        }
        return sum;
    }
}
