package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.grammar.diagnostic.Diagnostics;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The modules of a run with what their names mean, while their bodies are checked. */
final class CheckedModules {
    final Modules modules;
    final Map<Modules.Entry, ModuleScope> scopes = new LinkedHashMap<>();
    /** What cannot be run. */
    final Set<Declared> broken = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Declarations whose columns, inputs or parameters may not be what was meant: the mistake is reported where they are declared. */
    private final Set<Object> damaged = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<Declared, ModuleScope> homes = new IdentityHashMap<>();

    CheckedModules(Modules modules) {
        this.modules = modules;
    }

    void declare(Declared declared, ModuleScope home) {
        homes.put(declared, home);
    }

    void damage(Declared declared) {
        damaged.add(declared);
        broken.add(declared);
    }

    /** True if nothing can be said of how a declaration or the relation of a row is used. */
    boolean isDamaged(Object declared) {
        return damaged.contains(declared);
    }

    /** The module that a declaration stands in. */
    ModuleScope home(Declared declared) {
        return homes.get(declared);
    }

    TypeResolver types(ModuleScope scope, Diagnostics diagnostics) {
        return new TypeResolver(scope, scopes, diagnostics);
    }
}
