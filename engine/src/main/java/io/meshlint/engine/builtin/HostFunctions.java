package io.meshlint.engine.builtin;

import static io.meshlint.engine.builtin.Signatures.condition;
import static io.meshlint.engine.builtin.Signatures.function;
import static io.meshlint.engine.builtin.TextFunctions.text;
import static io.meshlint.engine.type.Type.INTEGER;
import static io.meshlint.engine.type.Type.TEXT;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.List;

/** Functions of host names with a leading wildcard, and of URLs. */
final class HostFunctions {
    static final List<Builtin> ALL = List.of(
            condition(
                    "hostMatches",
                    List.of(TEXT, TEXT),
                    a -> Arguments.truth(matches(text(a, 0), text(a, 1))),
                    new HostIndex()),
            condition(
                    "hostsOverlap",
                    List.of(TEXT, TEXT),
                    a -> Arguments.truth(matches(text(a, 0), text(a, 1)) || matches(text(a, 1), text(a, 0))),
                    new HostOverlapIndex()),
            function("specificity", List.of(TEXT), INTEGER, a -> Arguments.integer(specificity(text(a, 0)), null)),
            function("hostOf", List.of(TEXT), TEXT.optional(), HostFunctions::hostOf),
            function("portOf", List.of(TEXT), INTEGER.optional(), HostFunctions::portOf));

    private HostFunctions() {}

    /** True if the pattern is the host, or begins with {@code *} and the host ends with the rest. */
    static boolean matches(String pattern, String host) {
        return pattern.equals(host) || pattern.startsWith("*") && host.endsWith(pattern.substring(1));
    }

    /** Larger for a more specific pattern: a name without wildcard before any wildcard, a longer one before a shorter. */
    private static long specificity(String pattern) {
        return pattern.startsWith("*") ? pattern.length() : 1_000_000L + pattern.length();
    }

    private static Value hostOf(List<Value> arguments) {
        return Authority.of(text(arguments, 0))
                .<Value>map(authority ->
                        new TextValue(authority.host(), arguments.get(0).place()))
                .orElse(AbsentValue.NOTHING);
    }

    private static Value portOf(List<Value> arguments) {
        return Authority.of(text(arguments, 0))
                .flatMap(Authority::port)
                .<Value>map(port -> new IntegerValue(port, arguments.get(0).place()))
                .orElse(AbsentValue.NOTHING);
    }
}
