package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.core.Variable;
import io.meshlint.engine.type.Type;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What is gathered while one body is checked: its slots, what it depends on, its mistakes. */
final class BodyContext {
    /** How deep conditions of other conditions are opened up; beyond that they are called. */
    private static final int DEEPEST_OPENING = 5;

    /** How many functions are opened up in one body; beyond that they are called. */
    private static final int MOST_OPENINGS = 200;

    final ModuleScope module;
    final CheckedModules modules;
    final Diagnostics diagnostics;
    final Usage usage = new Usage();
    /** What the body uses, and where it first does. */
    final Map<Declared, Span> dependencies = new LinkedHashMap<>();

    private final Slots slots;
    private final int depth;
    private final Set<String> unknown = new HashSet<>();
    private boolean poisoned;

    private static final class Slots {
        int next;
        int openings;
    }

    BodyContext(ModuleScope module, CheckedModules modules, Diagnostics diagnostics) {
        this(module, modules, diagnostics, new Slots(), 0);
    }

    private BodyContext(ModuleScope module, CheckedModules modules, Diagnostics diagnostics, Slots slots, int depth) {
        this.module = module;
        this.modules = modules;
        this.diagnostics = diagnostics;
        this.slots = slots;
        this.depth = depth;
    }

    Variable newVariable(String name, Type type) {
        return new Variable(name, type, slots.next++);
    }

    int slots() {
        return slots.next;
    }

    void use(Declared declared, Span where) {
        dependencies.putIfAbsent(declared, where);
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    void report(DiagnosticCode code, Span span, String message, String help) {
        diagnostics.add(Diagnostic.of(code, span, message).help(help));
    }

    /** Reports a name that means nothing, once in a body, unless an earlier mistake explains that. */
    void reportUnknown(Identifier name, Diagnostic diagnostic) {
        if (module.excuses(name.text()) || !unknown.add(name.text())) {
            poison();
        } else {
            report(diagnostic);
        }
    }

    /** Reports what is wrong with a name, once in a body. */
    void reportOnce(Identifier name, Diagnostic diagnostic) {
        if (unknown.add(name.text())) {
            report(diagnostic);
        }
        poison();
    }

    /** The body cannot be run, for a reason that is reported elsewhere. */
    void poison() {
        poisoned = true;
    }

    /** True if the body can be run. */
    boolean isSound() {
        return !poisoned && !diagnostics.hasErrors();
    }

    /** True if another function may be opened up here. */
    boolean mayOpen() {
        return depth < DEEPEST_OPENING && slots.openings < MOST_OPENINGS;
    }

    /**
     * A context for the body of a function that is opened up in this one. Its mistakes, what it uses and what it does not read are reported
     * where it is declared.
     */
    BodyContext opened(ModuleScope declaredIn) {
        slots.openings++;
        return new BodyContext(declaredIn, modules, new Diagnostics(), slots, depth + 1);
    }
}
