package io.meshlint.engine;

import io.meshlint.engine.builtin.Durations;
import io.meshlint.engine.core.Declarations.Parameter;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.value.VersionValue;
import io.meshlint.grammar.text.EditDistance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Values that the user gives parameters, made into values of the parameters' types. */
public final class GivenParameters {
    private static final Pattern VERSION = Pattern.compile("v?\\d{1,9}(\\.\\d{1,9}){0,2}([-+].*)?");

    private final Program program;
    private final Map<Parameter, Value> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    public GivenParameters(Program program) {
        this.program = program;
    }

    /** What was given so far. */
    public Map<Parameter, Value> values() {
        return values;
    }

    /** What cannot be given, whole messages. */
    public List<String> problems() {
        return problems;
    }

    /**
     * Gives a parameter a value.
     *
     * @param name  its name, or {@code module.name}
     * @param given a String, Number, Boolean or List of these
     * @param where how a message calls the place that gives it
     */
    public void give(String name, Object given, String where) {
        List<Parameter> parameters = program.parameters().stream()
                .filter(p -> p.name().equals(name) || p.qualifiedName().equals(name))
                .toList();
        if (parameters.isEmpty()) {
            TreeSet<String> names = new TreeSet<>();
            program.parameters().forEach(p -> names.add(name.contains(".") ? p.qualifiedName() : p.name()));
            problems.add(where + ": no rule pack has a parameter `" + name + "`"
                    + EditDistance.nearest(name, names)
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse(""));
        }
        for (Parameter parameter : parameters) {
            Optional<Value> value = convert(given, parameter.type().present());
            if (value.isEmpty()) {
                problems.add(where + ": `" + given + "` is no "
                        + describe(parameter.type().present()) + ", which the parameter `" + name + "` is");
            } else {
                values.put(parameter, value.get());
            }
        }
    }

    /** Like {@link #give}, for a value that packs may or may not ask for. */
    public void offer(String name, Object given) {
        if (program.parameters().stream().anyMatch(p -> p.name().equals(name))) {
            give(name, given, name);
        }
    }

    private static String describe(Type type) {
        return type instanceof Type.Scalar scalar && scalar.equals(Type.VERSION)
                ? "version like 1.22 or 1.22.3"
                : type.toString();
    }

    private static Optional<Value> convert(Object given, Type type) {
        if (type instanceof Type.ListOf list) {
            List<Value> elements = new ArrayList<>();
            for (Object element : given instanceof List<?> many ? many : List.of(given)) {
                Optional<Value> value = convert(element, list.element().present());
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                elements.add(value.get());
            }
            return Optional.of(new ListValue(elements, null));
        }
        String text = String.valueOf(given);
        if (type.equals(Type.BOOLEAN)) {
            return text.equals("true") || text.equals("false")
                    ? Optional.of(new BooleanValue(text.equals("true"), null))
                    : Optional.empty();
        }
        if (type.equals(Type.INTEGER)) {
            return text.matches("-?\\d{1,18}")
                    ? Optional.of(new IntegerValue(Long.parseLong(text), null))
                    : Optional.empty();
        }
        if (type.equals(Type.VERSION)) {
            return VERSION.matcher(text).matches() ? Optional.of(version(text)) : Optional.empty();
        }
        if (type.equals(Type.DURATION)) {
            return Optional.of(Durations.parse(new TextValue(text, null))).filter(value -> !value.isAbsent());
        }
        return given instanceof List<?> || given instanceof Map<?, ?>
                ? Optional.empty()
                : Optional.of(new TextValue(text, null));
    }

    private static Value version(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String number :
                text.replaceFirst("^v", "").replaceFirst("[-+].*$", "").split("\\.")) {
            numbers.add(Integer.parseInt(number));
        }
        return new VersionValue(numbers, null);
    }
}
