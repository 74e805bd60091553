package io.meshlint.engine.builtin;

import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the pairs of {@code hostMatches(pattern, host)} by the name, or by the wildcard {@code *.suffix} at a dot.
 * Other wildcards ({@code *}, {@code *suffix}) are filed under {@code *}.
 */
final class HostIndex implements JoinIndex {
    private static final String OTHER_WILDCARDS = "*";

    @Override
    public List<Object> stored(int argument, Value value) {
        if (!(value instanceof TextValue text)) {
            return List.of();
        }
        return argument == 0 ? List.of(patternKey(text.value())) : hostKeys(text.value());
    }

    @Override
    public Optional<List<Object>> probed(int storedArgument, Value probing) {
        if (!(probing instanceof TextValue text)) {
            return Optional.of(List.of());
        }
        if (storedArgument == 0) {
            return Optional.of(hostKeys(text.value()));
        }
        String key = patternKey(text.value());
        return key.equals(OTHER_WILDCARDS) ? Optional.empty() : Optional.of(List.of(key));
    }

    private static String patternKey(String pattern) {
        return pattern.startsWith("*") && !pattern.startsWith("*.") ? OTHER_WILDCARDS : pattern;
    }

    private static List<Object> hostKeys(String host) {
        List<Object> keys = new ArrayList<>();
        keys.add(host);
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            keys.add("*" + host.substring(dot));
        }
        keys.add(OTHER_WILDCARDS);
        return keys;
    }
}
