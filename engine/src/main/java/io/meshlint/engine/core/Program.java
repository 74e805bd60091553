package io.meshlint.engine.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All rules of a run that can be run.
 *
 * @param rules      by code
 * @param parameters by name; those of the same name in several modules share the value that a user sets
 */
public record Program(List<CheckedRule> rules, Map<String, List<Declarations.Parameter>> parameters) {
    public Program {
        rules = List.copyOf(rules);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
}
