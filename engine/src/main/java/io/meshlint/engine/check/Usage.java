package io.meshlint.engine.check;

import io.meshlint.engine.core.Variable;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.syntax.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the names that a body binds are read. A name that begins with {@code _} need not be. */
final class Usage {
    /** What a name is, with what to do when nothing reads it. */
    enum Sort {
        VALUE("leave the line out, or call it `_%s` to keep it"),
        ROW("to ask only whether there is one, write `where exists (…)`; to keep a row for each, call it `_%s`"),
        PARAMETER("leave it out here and in the calls"),
        INPUT("leave it out here and where the view is asked"),
        TIES("leave out `ties %s`"),
        EACH("name in the text or place which one is meant");

        private final String help;

        Sort(String help) {
            this.help = help;
        }
    }

    private record Bound(Identifier name, Variable variable, Sort sort) {}

    private final List<Bound> bound = new ArrayList<>();
    private final Set<Variable> read = new HashSet<>();
    private final Map<Variable, List<Variable>> joined = new LinkedHashMap<>();

    void bind(Identifier name, Variable variable, Sort sort) {
        if (!name.text().startsWith("_")) {
            bound.add(new Bound(name, variable, sort));
        }
    }

    void read(Variable variable) {
        read.add(variable);
    }

    /** One variable stands for one of each branch from here on. */
    void join(Variable variable, List<Variable> ofBranches) {
        joined.put(variable, ofBranches);
    }

    /** A warning for each name that nothing reads; for one that all branches bind, at the first. */
    List<Diagnostic> unread() {
        List<Variable> blocks = new ArrayList<>(joined.keySet());
        for (int i = blocks.size() - 1; i >= 0; i--) {
            List<Variable> branches = joined.get(blocks.get(i));
            boolean isRead = read.contains(blocks.get(i)) || branches.stream().anyMatch(read::contains);
            read.addAll(isRead ? branches : branches.subList(1, branches.size()));
        }
        return bound.stream()
                .filter(name -> !read.contains(name.variable()))
                .map(name -> Diagnostic.of(
                                DiagnosticCode.UNUSED_VARIABLE,
                                name.name().span(),
                                "nothing reads `" + name.name().text() + "`")
                        .help(name.sort().help.formatted(name.name().text())))
                .toList();
    }
}
