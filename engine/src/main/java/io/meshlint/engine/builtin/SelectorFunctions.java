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
 *
 * <p>Of a plain mapping an empty one selects nothing (the selector of a Service), of a LabelSelector everything (the podSelector of a
 * NetworkPolicy); an absent one selects nothing (k8s.io/apimachinery/pkg/apis/meta/v1, LabelSelectorAsSelector).
 */
final class SelectorFunctions {
    /** For a LabelSelector, also where it is empty and does not show what it is. */
    static final Builtin LABEL_SELECTOR_MATCHES = condition(
            "labelSelectorMatches",
            List.of(Type.ANY.optional(), Type.ANY.optional()),
            a -> Arguments.truth(matches(a.get(0), Arguments.fields(a.get(1)))),
            SelectorIndex.INSTANCE);

    static final Builtin SELECTS = condition(
            "selects",
            List.of(Type.ANY.optional(), Type.ANY.optional()),
            a -> Arguments.truth(selects(a.get(0), Arguments.fields(a.get(1)))),
            SelectorIndex.INSTANCE);

    static final List<Builtin> ALL = List.of(
            SELECTS,
            LABEL_SELECTOR_MATCHES,
            condition(
                    "selectorsImply",
                    List.of(Type.ANY.optional(), Type.ANY.optional()),
                    a -> Arguments.truth(implies(a.get(0), a.get(1)))),
            condition(
                    "selectorsOverlap",
                    List.of(
                            Type.ANY.optional(),
                            Type.ANY.optional(),
                            Type.listOf(Type.ANY.optional()).optional()),
                    a -> Arguments.truth(overlap(a.get(0), a.get(1), Arguments.elements(a.get(2))))));

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

    private static boolean selects(Value selector, Map<String, Value> labels) {
        return !selectsNothing(selector) && matches(selector, labels);
    }

    /** An empty plain mapping selects nothing, as an empty selector of a Service does. */
    private static boolean selectsNothing(Value selector) {
        return !isLabelSelector(selector) && Arguments.fields(selector).isEmpty();
    }

    /** True if the selector's type is Kubernetes' LabelSelector, or Istio's that is made like it. */
    static boolean isLabelSelector(Type selector) {
        return selector.present() instanceof Type.Record record
                && record.schema().fields().containsKey("matchLabels");
    }

    /** An empty selector selects everything. */
    private static boolean matches(Value selector, Map<String, Value> labels) {
        if (selector.isAbsent()) {
            return false;
        }
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

    /**
     * True if every set of labels that the narrow selector selects is certainly selected by the wide one. What selects nothing implies
     * everything, except where it is absent: then nothing is known of it.
     */
    private static boolean implies(Value narrow, Value wide) {
        if (narrow.isAbsent() || wide.isAbsent()) {
            return false;
        }
        Map<String, Value> asked = labels(narrow);
        boolean wideLabels = labels(wide).entrySet().stream().allMatch(l -> has(asked, l.getKey(), l.getValue()));
        List<String> known = expressions(narrow).stream().map(Value::toString).toList();
        return wideLabels
                && expressions(wide).stream()
                        .allMatch(e -> known.contains(e.toString()) || holdsWhatever(Arguments.fields(e), asked));
    }

    /** True if an expression holds for everything that has some labels, whatever else it has. */
    private static boolean holdsWhatever(Map<String, Value> expression, Map<String, Value> labels) {
        return expression.get("key") instanceof TextValue key
                && labels.containsKey(key.value())
                && holds(expression, labels);
    }

    /**
     * True if the selectors can select the same pod: one of the known label sets if both select some of these, else as far as one implies
     * the other.
     */
    private static boolean overlap(Value one, Value other, List<Value> known) {
        boolean oneIsKnown = false;
        boolean otherIsKnown = false;
        for (Value labels : known) {
            boolean first = selects(one, Arguments.fields(labels));
            boolean second = selects(other, Arguments.fields(labels));
            if (first && second) {
                return true;
            }
            oneIsKnown |= first;
            otherIsKnown |= second;
        }
        return !(oneIsKnown && otherIsKnown)
                && !selectsNothing(one)
                && !selectsNothing(other)
                && (implies(one, other) || implies(other, one));
    }

    /** Finds the pairs of {@code selects(selector, labels)} by one label. */
    private static final class SelectorIndex implements JoinIndex {
        /** One for both functions: what is found is tried with the very function. */
        static final SelectorIndex INSTANCE = new SelectorIndex();

        private static final String NO_LABEL = "";

        @Override
        public List<Object> stored(int argument, Value value) {
            if (argument == 0) {
                return value.isAbsent() ? List.of() : List.of(selectorKey(value));
            }
            return labelKeys(value);
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
