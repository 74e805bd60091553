package io.meshlint.engine.core;

import java.util.List;

/**
 * All rules of a run that can be run.
 *
 * @param rules      by code
 * @param parameters of all modules, by module and name
 */
public record Program(List<CheckedRule> rules, List<Declarations.Parameter> parameters) {
    public Program {
        rules = List.copyOf(rules);
        parameters = List.copyOf(parameters);
    }
}
