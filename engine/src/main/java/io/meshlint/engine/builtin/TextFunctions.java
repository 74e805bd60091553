package io.meshlint.engine.builtin;

import static io.meshlint.engine.builtin.Signatures.condition;
import static io.meshlint.engine.builtin.Signatures.function;
import static io.meshlint.engine.type.Type.INTEGER;
import static io.meshlint.engine.type.Type.TEXT;

import com.google.re2j.Matcher;
import io.meshlint.engine.type.Type;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.grammar.text.EditDistance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Functions of texts. A text made from another keeps its place. Regular expressions are RE2's, so that they take linear time. */
public final class TextFunctions {
    static final List<Builtin> ALL = List.of(
            function(
                    "text",
                    List.of(Type.ANY),
                    TEXT,
                    a -> new TextValue(a.get(0).toString(), a.get(0).place())),
            function(
                    "length",
                    List.of(TEXT),
                    INTEGER,
                    a -> Arguments.integer(
                            text(a, 0).codePointCount(0, text(a, 0).length()), null)),
            mapping("lower", text -> text.toLowerCase(Locale.ROOT)),
            mapping("upper", text -> text.toUpperCase(Locale.ROOT)),
            mapping("trim", String::trim),
            condition(
                    "contains",
                    List.of(TEXT, TEXT),
                    a -> Arguments.truth(text(a, 0).contains(text(a, 1)))),
            condition(
                    "startsWith",
                    List.of(TEXT, TEXT),
                    a -> Arguments.truth(text(a, 0).startsWith(text(a, 1)))),
            condition(
                    "endsWith",
                    List.of(TEXT, TEXT),
                    a -> Arguments.truth(text(a, 0).endsWith(text(a, 1)))),
            function("before", List.of(TEXT, TEXT), TEXT, a -> cut(a, true)),
            function("after", List.of(TEXT, TEXT), TEXT, a -> cut(a, false)),
            function("split", List.of(TEXT, TEXT), Signatures.TEXTS, TextFunctions::split),
            function(
                    "words",
                    List.of(TEXT.optional()),
                    (types, literals) ->
                            Signatures.TEXTS.optionalIf(types.get(0).isOptional()),
                    TextFunctions::words),
            function("replace", List.of(TEXT, TEXT, TEXT), TEXT, TextFunctions::replace),
            condition(
                    "matches",
                    List.of(TEXT, TEXT),
                    a -> Arguments.truth(
                            pattern(text(a, 1)).map(p -> p.find(text(a, 0))).orElse(false))),
            function("scan", List.of(TEXT.optional(), TEXT), TextFunctions::scanType, TextFunctions::scan),
            function(
                    "editDistance",
                    List.of(TEXT, TEXT),
                    INTEGER,
                    a -> Arguments.integer(distance(text(a, 0), text(a, 1)), null)));

    /** Names are shorter; for longer texts the distance is not worth its time, which grows with the product of their lengths. */
    private static final int LONGEST_NAME = 1_000;

    private TextFunctions() {}

    private static Builtin mapping(String name, UnaryOperator<String> change) {
        return function(
                name,
                List.of(TEXT),
                TEXT,
                a -> new TextValue(change.apply(text(a, 0)), a.get(0).place()));
    }

    static String text(List<Value> arguments, int index) {
        return ((TextValue) arguments.get(index)).value();
    }

    private static int distance(String a, String b) {
        boolean isLong = a.length() > LONGEST_NAME || b.length() > LONGEST_NAME;
        return isLong ? Math.max(a.length(), b.length()) : EditDistance.between(a, b);
    }

    /** What stands before or after the first separator; the whole text where there is none. */
    private static Value cut(List<Value> arguments, boolean before) {
        String whole = text(arguments, 0);
        String separator = text(arguments, 1);
        int at = whole.indexOf(separator);
        String part = at < 0 ? whole : before ? whole.substring(0, at) : whole.substring(at + separator.length());
        return new TextValue(part, arguments.get(0).place());
    }

    private static Value split(List<Value> arguments) {
        String whole = text(arguments, 0);
        String separator = text(arguments, 1);
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (int at = separator.isEmpty() ? -1 : whole.indexOf(separator);
                at >= 0;
                at = whole.indexOf(separator, from)) {
            parts.add(new TextValue(whole.substring(from, at), arguments.get(0).place()));
            from = at + separator.length();
        }
        parts.add(new TextValue(whole.substring(from), arguments.get(0).place()));
        return new ListValue(parts, arguments.get(0).place());
    }

    private static Value words(List<Value> arguments) {
        if (!(arguments.get(0) instanceof TextValue text)) {
            return AbsentValue.NOTHING;
        }
        List<Value> words = new ArrayList<>();
        for (String word : text.value().split("[,\\s]+")) {
            if (!word.isEmpty()) {
                words.add(new TextValue(word, text.place()));
            }
        }
        return new ListValue(words, text.place());
    }

    private static Value replace(List<Value> arguments) {
        String whole = text(arguments, 0);
        return pattern(text(arguments, 1))
                .<Value>map(p -> new TextValue(
                        replaced(p.pattern().matcher(whole), text(arguments, 2)),
                        arguments.get(0).place()))
                .orElse(arguments.get(0));
    }

    /** Where the replacement names a group that is not there, it stands for itself. */
    private static String replaced(Matcher matcher, String replacement) {
        try {
            return matcher.replaceAll(replacement);
        } catch (IndexOutOfBoundsException | IllegalArgumentException noGroup) {
            return matcher.reset().replaceAll(Matcher.quoteReplacement(replacement));
        }
    }

    private static Type scanType(List<Type> types, List<String> literals) {
        Map<String, Type> groups = new LinkedHashMap<>();
        if (literals.get(1) != null) {
            pattern(literals.get(1)).ifPresent(p -> {
                Set<String> definite = DefiniteGroups.of(literals.get(1));
                p.groups().forEach(name -> groups.put(name, TEXT.optionalIf(!definite.contains(name))));
            });
        }
        return Type.listOf(new Type.Struct(groups));
    }

    private static Value scan(List<Value> arguments) {
        if (!(arguments.get(0) instanceof TextValue text)) {
            return ListValue.EMPTY;
        }
        Optional<RegularExpression> expression = pattern(text(arguments, 1));
        if (expression.isEmpty()) {
            return ListValue.EMPTY;
        }
        if (!expression.get().mayMatch(text.value())) {
            return new ListValue(List.of(), text.place());
        }
        List<String> names = expression.get().groups();
        List<Value> found = new ArrayList<>();
        Matcher matcher = expression.get().pattern().matcher(text.value());
        while (matcher.find()) {
            Map<String, Value> groups = new LinkedHashMap<>();
            for (String name : names) {
                String group = matcher.group(name);
                if (group != null) {
                    groups.put(name, new TextValue(group, text.place()));
                }
            }
            found.add(new MapValue(groups, text.place()));
        }
        return new ListValue(found, text.place());
    }

    private static Optional<RegularExpression> pattern(String regularExpression) {
        return RegularExpressions.compile(regularExpression);
    }

    /** What is wrong with a regular expression; empty where nothing is. */
    public static Optional<String> mistakeIn(String regularExpression) {
        return RegularExpressions.mistakeIn(regularExpression);
    }
}
