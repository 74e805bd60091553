package io.meshlint.engine.check;

import io.meshlint.engine.core.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables in scope at a point of a body, and what is known to be present there. */
final class Scope {
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Set<String> present = new HashSet<>();
    /** Why a name that was bound is not in scope any more, for messages. */
    private final Map<String, String> lost = new LinkedHashMap<>();

    Scope copy() {
        Scope copy = new Scope();
        copy.variables.putAll(variables);
        copy.present.addAll(present);
        copy.lost.putAll(lost);
        return copy;
    }

    void bind(Variable variable) {
        variables.put(variable.name(), variable);
        lost.remove(variable.name());
    }

    Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Optional<String> whyLost(String name) {
        return Optional.ofNullable(lost.get(name));
    }

    void lose(String name, String why) {
        if (!variables.containsKey(name)) {
            lost.put(name, why);
        }
    }

    /** Forgets all variables, for the reason given. */
    void clear(String why) {
        List<String> names = new ArrayList<>(variables.keySet());
        variables.clear();
        present.clear();
        names.forEach(name -> lose(name, why));
    }

    void assumePresent(Collection<String> paths) {
        present.addAll(paths);
    }

    boolean isPresent(String path) {
        return path != null && present.contains(path);
    }

    Map<String, Variable> variables() {
        return variables;
    }
}
