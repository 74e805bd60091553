package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.syntax.Module;
import io.meshlint.grammar.text.EditDistance;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What names mean in a module: its own declarations, then what it imports by name, then whole imported modules, then kinds. */
final class ModuleScope {
    /** A name of another module, or a kind of an API group. */
    private record Imported(Modules.Entry module, String name, KindSchema kind) {}

    private final Modules.Entry own;
    private final SchemaCatalog catalog;
    private final Map<String, Imported> byName = new LinkedHashMap<>();
    private final List<Modules.Entry> whole = new ArrayList<>();

    ModuleScope(Modules.Entry own, Modules modules, SchemaCatalog catalog, Diagnostics diagnostics) {
        this.own = own;
        this.catalog = catalog;
        for (Module.Import wanted : own.syntax.imports()) {
            read(wanted, modules, diagnostics);
        }
    }

    private void read(Module.Import wanted, Modules modules, Diagnostics diagnostics) {
        String name = wanted.module().text();
        Optional<Modules.Entry> module = modules.find(name);
        if (module.isPresent()) {
            if (wanted.items().isEmpty()) {
                whole.add(module.get());
            } else {
                wanted.items().get().forEach(item -> readItem(item, module.get(), diagnostics));
            }
            return;
        }
        List<Module.ImportItem> items = wanted.items().orElse(List.of());
        boolean isGroup = !items.isEmpty() && items.stream().anyMatch(item -> catalog.find(name, item.name().text()).isPresent());
        if (!isGroup) {
            Diagnostic unknown = Diagnostic.of(DiagnosticCode.UNKNOWN_MODULE, wanted.module().span(), "there is no module `" + name + "`");
            diagnostics.add(EditDistance.nearest(name, modules.names())
                    .map(near -> unknown.help("did you mean `" + near + "`?"))
                    .orElse(unknown.help("import a module of this or another pack, or kinds of an API group: `import apps (Deployment)`")));
            return;
        }
        for (Module.ImportItem item : items) {
            Optional<KindSchema> kind = catalog.find(name, item.name().text());
            if (kind.isPresent()) {
                byName.put(item.localName().text(), new Imported(null, item.name().text(), kind.get()));
            } else {
                diagnostics.add(Diagnostic.of(DiagnosticCode.UNKNOWN_NAME_IN_MODULE, item.span(),
                        "the API group `" + name + "` has no kind `" + item.name().text() + "`"));
            }
        }
    }

    private void readItem(Module.ImportItem item, Modules.Entry module, Diagnostics diagnostics) {
        if (module.has(item.name().text())) {
            byName.put(item.localName().text(), new Imported(module, item.name().text(), null));
            return;
        }
        Diagnostic unknown = Diagnostic.of(DiagnosticCode.UNKNOWN_NAME_IN_MODULE, item.name().span(),
                "module `" + module.syntax.name().text() + "` declares no `" + item.name().text() + "`");
        diagnostics.add(EditDistance.nearest(item.name().text(), module.names())
                .map(near -> unknown.help("did you mean `" + near + "`?"))
                .orElse(unknown));
    }

    Modules.Entry own() {
        return own;
    }

    /** A declaration under its name in this module. Two whole modules with the same name are reported where it is used. */
    Optional<Declared> find(String name, Span use, Diagnostics diagnostics) {
        return owner(name, use, diagnostics).map(found -> found.module().declared.get(found.name()));
    }

    /** The module and name of a type alias. */
    Optional<Map.Entry<Modules.Entry, String>> findAlias(String name, Span use, Diagnostics diagnostics) {
        return owner(name, use, diagnostics)
                .filter(found -> found.module().aliases.containsKey(found.name()))
                .map(found -> Map.entry(found.module(), found.name()));
    }

    private Optional<Imported> owner(String name, Span use, Diagnostics diagnostics) {
        if (own.has(name)) {
            return Optional.of(new Imported(own, name, null));
        }
        Imported imported = byName.get(name);
        if (imported != null) {
            return Optional.of(imported).filter(i -> i.module() != null);
        }
        List<Modules.Entry> owners = whole.stream().filter(module -> module.has(name)).distinct().toList();
        if (owners.size() > 1) {
            diagnostics.add(Diagnostic.of(DiagnosticCode.AMBIGUOUS_NAME, use, "`" + name + "` is declared by two imported modules")
                    .note(owners.get(0).syntax.name().text() + " and " + owners.get(1).syntax.name().text())
                    .help("import the one you mean by name: `import " + owners.get(0).syntax.name().text() + " (" + name + ")`"));
        }
        return owners.isEmpty() ? Optional.empty() : Optional.of(new Imported(owners.get(0), name, null));
    }

    /** A kind by the name it has in this module. */
    Optional<KindSchema> findKind(String name) {
        Imported imported = byName.get(name);
        if (imported != null && imported.kind() != null) {
            return Optional.of(imported.kind());
        }
        return catalog.preferred(name);
    }

    /** All names that could be meant, for suggestions. */
    Set<String> names(boolean withKinds) {
        Set<String> names = new TreeSet<>(own.names());
        names.addAll(byName.keySet());
        whole.forEach(module -> names.addAll(module.names()));
        if (withKinds) {
            names.addAll(catalog.names());
        }
        return names;
    }

    /** Adds a suggestion to a diagnostic about an unknown name, if one is near. */
    Diagnostic suggest(Diagnostic diagnostic, Identifier written, Set<String> candidates) {
        return EditDistance.nearest(written.text(), candidates)
                .map(near -> diagnostic.help("did you mean `" + near + "`?"))
                .orElse(diagnostic);
    }
}
