package io.meshlint.engine.check;

import io.meshlint.engine.core.Variable;
import io.meshlint.grammar.text.Span;
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
    /** Why a name that was bound is not in scope any more, and what to do about it. */
    record Loss(String why, String help) {}

    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Map<String, Loss> lost = new LinkedHashMap<>();
    private final Map<String, Span> later = new LinkedHashMap<>();

    Scope copy() {
        Scope copy = new Scope();
        copy.variables.putAll(variables);
        copy.present.addAll(present);
        copy.lost.putAll(lost);
        copy.later.putAll(later);
        return copy;
    }

    void bind(Variable variable) {
        variables.put(variable.name(), variable);
        lost.remove(variable.name());
    }

    Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    Optional<Loss> loss(String name) {
        return Optional.ofNullable(lost.get(name));
    }

    void lose(String name, Loss loss) {
        if (!variables.containsKey(name)) {
            lost.put(name, loss);
        }
    }

    /** Notes that a later clause binds a name, for messages. */
    void willBind(String name, Span where) {
        later.putIfAbsent(name, where);
    }

    /** Where a later clause binds a name. */
    Optional<Span> boundLater(String name) {
        return Optional.ofNullable(later.get(name));
    }

    /** Forgets all variables. */
    void clear(Loss loss) {
        List<String> names = new ArrayList<>(variables.keySet());
        variables.clear();
        present.clear();
        names.forEach(name -> lose(name, loss));
    }

    void assumePresent(Collection<String> paths) {
        present.addAll(paths);
    }

    boolean isPresent(String path) {
        return path != null && present.contains(path);
    }

    /** The paths that are known to be present. */
    Set<String> present() {
        return Set.copyOf(present);
    }

    Map<String, Variable> variables() {
        return variables;
    }
}
