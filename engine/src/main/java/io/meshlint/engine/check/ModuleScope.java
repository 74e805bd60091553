package io.meshlint.engine.check;

import io.meshlint.engine.check.Imports.Imported;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.EditDistance;
import io.meshlint.grammar.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What names mean in a module: its own declarations, then what it imports by name, then whole imported modules, then kinds. */
final class ModuleScope {
    private final Modules.Entry own;
    private final Modules modules;
    private final SchemaCatalog catalog;
    private final Imports imports;

    ModuleScope(Modules.Entry own, Modules modules, SchemaCatalog catalog, Diagnostics diagnostics) {
        this.own = own;
        this.modules = modules;
        this.catalog = catalog;
        this.imports = new Imports(own, modules, catalog, diagnostics);
    }

    Imports imports() {
        return imports;
    }

    /** A declaration under its name in this module. Two whole modules with the same name are reported where it is used. */
    Optional<Declared> find(String name, Span use, Diagnostics diagnostics) {
        return owner(name, use, diagnostics)
                .map(found -> found.module().declared.get(found.name()));
    }

    /** The module and name of a type alias. */
    Optional<Map.Entry<Modules.Entry, String>> findAlias(String name, Span use, Diagnostics diagnostics) {
        return owner(name, use, diagnostics)
                .filter(found -> found.module().aliases.containsKey(found.name()))
                .map(found -> Map.entry(found.module(), found.name()));
    }

    private Optional<Imported> owner(String name, Span use, Diagnostics diagnostics) {
        if (own.has(name)) {
            return Optional.of(new Imported(own, name, null, own.syntax));
        }
        Optional<Imported> imported = imports.find(name);
        List<Modules.Entry> owners = imports.owners(name);
        if (owners.size() > 1 && imported.orElseThrow().module() == owners.get(0)) {
            String first = owners.get(0).syntax.name().text();
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.AMBIGUOUS_NAME, use, "`" + name + "` is declared by two imported modules")
                    .note("`" + first + "` and `" + owners.get(1).syntax.name().text() + "` both have one")
                    .help("import the one you mean by name: `import " + first + " (" + name + ")`"));
        }
        return imported.filter(found -> found.module() != null);
    }

    /** A kind by the name it has in this module. */
    Optional<KindSchema> findKind(String name) {
        Optional<KindSchema> imported = imports.find(name).map(Imported::kind);
        boolean isLost = imports.isPoisoned(name)
                || excuses(name) && !modules.declaring(name).isEmpty();
        if (imported.isEmpty() && isLost) {
            // Probably meant what an import would have brought, had it been read.
            return Optional.empty();
        }
        return imported.isPresent() ? imported : catalog.preferred(name);
    }

    /** True if a name that means nothing here may be missing because of a mistake that is reported elsewhere. */
    boolean excuses(String name) {
        return imports.excuses(name);
    }

    /** All names that could be meant, for suggestions. */
    Set<String> names(boolean withKinds) {
        Set<String> names = new TreeSet<>(own.names());
        names.addAll(imports.names());
        if (withKinds) {
            names.addAll(catalog.names());
        }
        return names;
    }

    /** Adds to a diagnostic about an unknown name where it is declared, or which name is near to it. */
    Diagnostic suggest(Diagnostic diagnostic, Identifier written, Set<String> candidates) {
        List<Modules.Entry> elsewhere = modules.declaring(written.text());
        if (!elsewhere.isEmpty()) {
            String module = elsewhere.get(0).syntax.name().text();
            return diagnostic
                    .note("module `" + module + "` declares it")
                    .help("add `import " + module + "` at the top");
        }
        return EditDistance.nearest(written.text(), candidates)
                .map(near -> diagnostic.help("did you mean `" + near + "`?"))
                .orElse(diagnostic);
    }
}
