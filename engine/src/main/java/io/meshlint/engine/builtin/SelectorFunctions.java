package io.meshlint.engine.builtin;

import static io.meshlint.engine.builtin.Signatures.condition;

import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Label selectors: a plain mapping of labels, or Kubernetes' LabelSelector with {@code matchLabels} and {@code matchExpressions}.
 */
final class SelectorFunctions {
    static final List<Builtin> ALL = List.of(
            condition(
                    "selects",
                    List.of(Type.ANY, Type.ANY.optional()),
                    a -> Arguments.truth(selects(a.get(0), Arguments.fields(a.get(1)))),
                    new SelectorIndex()),
            condition(
                    "labelSelectorMatches",
                    List.of(Type.ANY, Type.ANY.optional()),
                    a -> Arguments.truth(matches(a.get(0), Arguments.fields(a.get(1))))),
            condition(
                    "selectorsImply",
                    List.of(Type.ANY, Type.ANY),
                    a -> Arguments.truth(implies(a.get(0), a.get(1)) || implies(a.get(1), a.get(0)))));

    private SelectorFunctions() {}

    static boolean isLabelSelector(Value selector) {
        Map<String, Value> fields = Arguments.fields(selector);
        return fields.get("matchLabels") instanceof MapValue || fields.containsKey("matchExpressions");
    }

    /** The labels that a selector asks for. */
    static Map<String, Value> labels(Value selector) {
        return isLabelSelector(selector)
                ? Arguments.fields(field(selector, "matchLabels"))
                : Arguments.fields(selector);
    }

    /** An empty plain mapping selects nothing, as an empty selector of a Service does. */
    private static boolean selects(Value selector, Map<String, Value> labels) {
        boolean isEmpty =
                !isLabelSelector(selector) && Arguments.fields(selector).isEmpty();
        return !isEmpty && matches(selector, labels);
    }

    /** An empty selector selects everything, as Kubernetes' LabelSelector does: the podSelector of a NetworkPolicy. */
    private static boolean matches(Value selector, Map<String, Value> labels) {
        for (Map.Entry<String, Value> asked : labels(selector).entrySet()) {
            if (!has(labels, asked.getKey(), asked.getValue())) {
                return false;
            }
        }
        return expressions(selector).stream().allMatch(e -> holds(Arguments.fields(e), labels));
    }

    private static boolean has(Map<String, Value> labels, String key, Value value) {
        Value label = labels.get(key);
        return label != null && !label.isAbsent() && label.toString().equals(value.toString());
    }

    private static List<Value> expressions(Value selector) {
        return isLabelSelector(selector) ? Arguments.elements(field(selector, "matchExpressions")) : List.of();
    }

    private static Value field(Value mapping, String name) {
        return Arguments.fields(mapping).getOrDefault(name, AbsentValue.NOTHING);
    }

    private static boolean holds(Map<String, Value> expression, Map<String, Value> labels) {
        Value key = expression.get("key");
        Value operator = expression.get("operator");
        if (!(key instanceof TextValue name) || !(operator instanceof TextValue)) {
            return false;
        }
        boolean present = labels.containsKey(name.value());
        boolean listed = Arguments.elements(expression.getOrDefault("values", ListValue.EMPTY)).stream()
                .anyMatch(value -> has(labels, name.value(), value));
        return switch (((TextValue) operator).value()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> present;
            case "DoesNotExist" -> !present;
            default -> false;
        };
    }

    /** True if everything that the narrow selector selects is selected by the wide one, as far as labels alone can tell. */
    private static boolean implies(Value narrow, Value wide) {
        Map<String, Value> asked = labels(narrow);
        return labels(wide).entrySet().stream().allMatch(l -> has(asked, l.getKey(), l.getValue()));
    }

    /** Finds the pairs of {@code selects(selector, labels)} by one label. */
    private static final class SelectorIndex implements JoinIndex {
        private static final String NO_LABEL = "";

        @Override
        public List<Object> stored(int argument, Value value) {
            return argument == 0 ? List.of(selectorKey(value)) : labelKeys(value);
        }

        @Override
        public Optional<List<Object>> probed(int storedArgument, Value probing) {
            if (storedArgument == 0) {
                return Optional.of(labelKeys(probing));
            }
            String key = selectorKey(probing);
            return key.equals(NO_LABEL) ? Optional.empty() : Optional.of(List.of(key));
        }

        private static String selectorKey(Value selector) {
            String least = null;
            for (Map.Entry<String, Value> label : labels(selector).entrySet()) {
                String key = label.getKey() + "=" + label.getValue();
                least = least == null || key.compareTo(least) < 0 ? key : least;
            }
            return least == null ? NO_LABEL : least;
        }

        private static List<Object> labelKeys(Value labels) {
            List<Object> keys = new ArrayList<>();
            Arguments.fields(labels).forEach((key, value) -> keys.add(key + "=" + value));
            keys.add(NO_LABEL);
            return keys;
        }
    }
}
