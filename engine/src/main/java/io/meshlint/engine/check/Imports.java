package io.meshlint.engine.check;

import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.syntax.Module;
import io.meshlint.grammar.syntax.Syntax;
import io.meshlint.grammar.text.EditDistance;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a module imports. */
final class Imports {
    /**
     * A name of another module, or a kind of an API group.
     *
     * @param module null for a kind
     * @param kind   null for a name of a module
     * @param syntax the item, or the whole import, that brings it
     */
    record Imported(Modules.Entry module, String name, KindSchema kind, Syntax syntax) {}

    private final Modules.Entry own;
    private final Modules modules;
    private final SchemaCatalog catalog;
    private final Diagnostics diagnostics;
    private final Map<String, Imported> byName = new LinkedHashMap<>();
    private final Map<Modules.Entry, Module.Import> whole = new LinkedHashMap<>();
    private final Set<String> poisoned = new HashSet<>();
    private final Set<Syntax> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean incomplete;

    Imports(Modules.Entry own, Modules modules, SchemaCatalog catalog, Diagnostics diagnostics) {
        this.own = own;
        this.modules = modules;
        this.catalog = catalog;
        this.diagnostics = diagnostics;
        this.incomplete = own.incomplete;
        own.syntax.imports().forEach(this::read);
    }

    private void read(Module.Import wanted) {
        String name = wanted.module().text();
        Optional<Modules.Entry> module = modules.find(name);
        if (module.isEmpty()) {
            readKinds(wanted, name);
        } else if (wanted.items().isPresent()) {
            wanted.items().get().forEach(item -> readItem(item, module.get()));
        } else if (module.get() == own || whole.containsKey(module.get())) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.UNUSED_VARIABLE,
                            wanted.span(),
                            module.get() == own
                                    ? "a module need not import itself"
                                    : "`" + name + "` is imported already")
                    .help("leave this import out"));
            used.add(wanted);
        } else {
            whole.put(module.get(), wanted);
            incomplete |= module.get().incomplete;
        }
    }

    private void readItem(Module.ImportItem item, Modules.Entry module) {
        String name = item.name().text();
        if (module.has(name)) {
            bind(item, new Imported(module, name, null, item));
            return;
        }
        poison(item);
        if (!module.incomplete) {
            Diagnostic unknown = Diagnostic.of(
                    DiagnosticCode.UNKNOWN_NAME_IN_MODULE,
                    item.name().span(),
                    "module `" + module.syntax.name().text() + "` declares no `" + name + "`");
            diagnostics.add(withNearest(unknown, item.name(), module.names(), "it declares " + some(module.names())));
        }
    }

    private void readKinds(Module.Import wanted, String group) {
        List<Module.ImportItem> items = wanted.items().orElse(List.of());
        if (!isGroup(group)) {
            items.forEach(this::poison);
            incomplete |= items.isEmpty();
            if (!modules.nameless) {
                reportUnknownModule(wanted, group, items);
            }
            return;
        }
        if (items.isEmpty()) {
            used.add(wanted);
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.UNKNOWN_MODULE,
                            wanted.module().span(),
                            "`" + group + "` is an API group, not a module")
                    .help("name the kinds you mean: `import " + group
                            + " (…)`; kinds with a name of their own need no import"));
        }
        for (Module.ImportItem item : items) {
            Optional<KindSchema> kind = catalog.find(group, item.name().text());
            if (kind.isPresent()) {
                bind(item, new Imported(null, item.name().text(), kind.get(), item));
            } else {
                poison(item);
                Diagnostic unknown = Diagnostic.of(
                        DiagnosticCode.UNKNOWN_NAME_IN_MODULE,
                        item.name().span(),
                        "the API group `" + group + "` has no kind `"
                                + item.name().text() + "`");
                Set<String> kinds = kinds(group);
                diagnostics.add(withNearest(unknown, item.name(), kinds, "it has " + some(kinds)));
            }
        }
    }

    private void reportUnknownModule(Module.Import wanted, String name, List<Module.ImportItem> items) {
        Set<String> candidates = new TreeSet<>(modules.names());
        for (Module.ImportItem item : items) {
            catalog.named(item.name().text()).forEach(kind -> candidates.add(kind.group()));
        }
        Identifier written = new Identifier(wanted.module().span(), name);
        diagnostics.add(withNearest(
                Diagnostic.of(
                        DiagnosticCode.UNKNOWN_MODULE, wanted.module().span(), "there is no module `" + name + "`"),
                written,
                candidates,
                "import a module of this or another pack, or kinds of an API group: `import apps (Deployment)`"));
    }

    private boolean isGroup(String group) {
        return !kinds(group).isEmpty();
    }

    private Set<String> kinds(String group) {
        Set<String> kinds = new TreeSet<>();
        for (String name : catalog.names()) {
            if (catalog.find(group, name).isPresent()) {
                kinds.add(name);
            }
        }
        return kinds;
    }

    private static Diagnostic withNearest(
            Diagnostic diagnostic, Identifier written, Set<String> candidates, String otherwise) {
        return diagnostic.help(EditDistance.nearest(written.text(), candidates)
                .map(near -> "did you mean `" + near + "`?")
                .orElse(otherwise));
    }

    private static String some(Set<String> names) {
        return names.stream().limit(12).reduce((a, b) -> a + ", " + b).orElse("nothing")
                + (names.size() > 12 ? ", …" : "");
    }

    private void poison(Module.ImportItem item) {
        poisoned.add(item.localName().text());
        used.add(item);
    }

    private void bind(Module.ImportItem item, Imported imported) {
        String name = item.localName().text();
        Imported earlier = byName.putIfAbsent(name, imported);
        boolean declared = own.has(name);
        if (earlier != null || declared) {
            used.add(item);
            Diagnostic twice = Diagnostic.of(
                    DiagnosticCode.DUPLICATE_DECLARATION,
                    item.localName().span(),
                    earlier != null
                            ? "`" + name + "` is imported twice"
                            : "`" + name + "` is imported, and declared in this module");
            diagnostics.add((earlier != null ? twice.note(earlier.syntax().span(), "first here") : twice)
                    .help("give one of them another name: `" + item.name().text() + " as …`"));
        }
    }

    /** What an imported name means; the first of several whole modules that declare it. */
    Optional<Imported> find(String name) {
        Imported imported = byName.get(name);
        if (imported != null) {
            used.add(imported.syntax());
            return Optional.of(imported);
        }
        List<Modules.Entry> owners = owners(name);
        owners.forEach(owner -> used.add(whole.get(owner)));
        return owners.stream().findFirst().map(owner -> new Imported(owner, name, null, whole.get(owner)));
    }

    /** The whole modules that declare a name. */
    List<Modules.Entry> owners(String name) {
        return whole.keySet().stream().filter(module -> module.has(name)).toList();
    }

    /** True if a name that means nothing may have been meant to come from what could not be read. */
    boolean excuses(String name) {
        return incomplete || poisoned.contains(name);
    }

    /** True if an import names it and could not bring it. */
    boolean isPoisoned(String name) {
        return poisoned.contains(name);
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(byName.keySet());
        whole.keySet().forEach(module -> names.addAll(module.names()));
        return names;
    }

    /** A warning for each import of which nothing is used. */
    void reportUnused() {
        for (Module.Import wanted : own.syntax.imports()) {
            if (modules.find(wanted.module().text())
                    .map(module -> module.incomplete)
                    .orElse(false)) {
                continue;
            }
            List<Module.ImportItem> items = wanted.items().orElse(List.of());
            List<Module.ImportItem> idle =
                    items.stream().filter(item -> !used.contains(item)).toList();
            if (items.isEmpty() ? whole.containsValue(wanted) && !used.contains(wanted) : idle.size() == items.size()) {
                diagnostics.add(unused(wanted, "nothing of `" + wanted.module().text() + "` is used")
                        .help("leave this import out"));
            } else {
                idle.forEach(item -> diagnostics.add(
                        unused(item, "nothing uses `" + item.localName().text() + "`")
                                .help("leave it out of the import")));
            }
        }
    }

    private static Diagnostic unused(Syntax syntax, String message) {
        return Diagnostic.of(DiagnosticCode.UNUSED_VARIABLE, syntax.span(), message);
    }
}
