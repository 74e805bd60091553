package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds declarations that depend on themselves: the language has no recursion, so that every rule ends. */
final class CycleFinder {
    private final Map<Declared, Map<Declared, Span>> dependencies;
    private final Diagnostics diagnostics;
    private final Set<Declared> finished = new HashSet<>();
    private final Set<Declared> onCycle = new LinkedHashSet<>();
    private final List<Declared> path = new ArrayList<>();

    CycleFinder(Map<Declared, Map<Declared, Span>> dependencies, Diagnostics diagnostics) {
        this.dependencies = dependencies;
        this.diagnostics = diagnostics;
    }

    /** Reports each cycle once; the declarations on cycles. */
    Set<Declared> report() {
        dependencies.keySet().forEach(this::visit);
        return onCycle;
    }

    private void visit(Declared declared) {
        int start = path.indexOf(declared);
        if (start >= 0) {
            report(new ArrayList<>(path.subList(start, path.size())));
            return;
        }
        if (finished.contains(declared)) {
            return;
        }
        path.add(declared);
        dependencies.getOrDefault(declared, Map.of()).keySet().forEach(this::visit);
        path.remove(path.size() - 1);
        finished.add(declared);
    }

    private void report(List<Declared> cycle) {
        if (onCycle.containsAll(cycle)) {
            return;
        }
        onCycle.addAll(cycle);
        List<Declared> closed = new ArrayList<>(cycle);
        closed.add(cycle.get(0));
        String names = closed.stream().map(Declared::name).collect(Collectors.joining(" -> "));
        Diagnostic diagnostic = Diagnostic.of(
                DiagnosticCode.DEPENDENCY_CYCLE,
                cycle.get(0).syntax().name().span(),
                cycle.size() == 1
                        ? "`" + cycle.get(0).name() + "` depends on itself"
                        : "these depend on each other: " + names);
        for (int i = 0; i + 1 < closed.size(); i++) {
            Span use = dependencies.get(closed.get(i)).get(closed.get(i + 1));
            diagnostic = diagnostic.note(
                    use, closed.get(i).name() + " uses " + closed.get(i + 1).name() + " here");
        }
        diagnostics.add(diagnostic.help(
                cycle.size() == 1
                        ? "there is no recursion, so that every rule ends: range over the things themselves,"
                                + " with `for` or `exists`"
                        : "split one of them: what the other needs goes into a declaration of its own that"
                                + " uses neither"));
    }
}
