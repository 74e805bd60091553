package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.type.Type;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Declaration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what declarations promise, before any body is looked at. Of two with the same name only the first is read. */
final class SignatureReader {
    private final CheckedModules modules;
    private final BrokenTexts brokenTexts;
    private final Diagnostics diagnostics;
    private final Set<Declaration> repeated = Collections.newSetFromMap(new IdentityHashMap<>());

    SignatureReader(CheckedModules modules, BrokenTexts brokenTexts, Diagnostics diagnostics) {
        this.modules = modules;
        this.brokenTexts = brokenTexts;
        this.diagnostics = diagnostics;
    }

    /** Notes the names of a module: its views and tables can then be types, and imports of it can be checked. */
    void reserve(Modules.Entry entry) {
        Map<String, Declaration> seen = new LinkedHashMap<>();
        for (Declaration declaration : entry.syntax.declarations()) {
            if (declaration instanceof Declaration.Rule) {
                continue;
            }
            String name = declaration.name().text();
            Declaration earlier = seen.putIfAbsent(name, declaration);
            if (earlier != null) {
                repeated.add(declaration);
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.DUPLICATE_DECLARATION,
                                declaration.name().span(),
                                "`" + name + "` is declared twice in this module")
                        .note(earlier.name().span(), "first here")
                        .help("give one of them another name"));
            } else if (declaration instanceof Declaration.View view) {
                entry.declared.put(name, new Declarations.View(name, view));
            } else if (declaration instanceof Declaration.Table table) {
                entry.declared.put(name, new Declarations.Table(name, table));
            } else if (declaration instanceof Declaration.TypeAlias alias) {
                entry.aliases.put(name, alias);
            } else {
                entry.declared.put(name, null);
            }
        }
    }

    /** Reads the types that a module names, and those of its declarations. */
    void read(Modules.Entry entry) {
        ModuleScope scope = modules.scopes.get(entry);
        entry.aliases.keySet().forEach(name -> modules.types(scope, diagnostics).define(entry, name));
        for (Declaration declaration : entry.syntax.declarations()) {
            if (!repeated.contains(declaration)) {
                read(entry, declaration, scope);
            }
        }
    }

    private void read(Modules.Entry entry, Declaration declaration, ModuleScope scope) {
        TypeResolver types = modules.types(scope, diagnostics);
        String name = declaration.name().text();
        if (declaration instanceof Declaration.Parameter parameter) {
            Type type = types.resolve(parameter.type());
            entry.declared.put(
                    name, new Declarations.Parameter(entry.syntax.name().text(), name, type, parameter));
        } else if (declaration instanceof Declaration.Function function) {
            List<Type> parameters = function.parameters().stream()
                    .map(p -> types.resolve(p.type()))
                    .toList();
            entry.declared.put(
                    name, new Declarations.Function(name, parameters, types.resolve(function.result()), function));
        } else if (declaration instanceof Declaration.View view) {
            ((Declarations.View) entry.declared.get(name))
                    .sign(columns(view.columns(), types), inputs(view.inputs(), types));
        } else if (declaration instanceof Declaration.Table table) {
            ((Declarations.Table) entry.declared.get(name))
                    .sign(columns(table.columns(), types), inputs(table.inputs(), types));
        }
        Declared declared = entry.declared.get(name);
        if (declared != null) {
            modules.declare(declared, scope);
            if (brokenTexts.contains(declaration) || hasDoubtfulColumns(declaration)) {
                modules.damage(declared);
            } else if (types.failed()) {
                modules.broken.add(declared);
            }
        }
    }

    /** True if a column is there twice or is bound nowhere: perhaps another name was meant, by which others know it. */
    private static boolean hasDoubtfulColumns(Declaration declaration) {
        List<Declaration.Column> columns = declaration instanceof Declaration.View view
                ? view.columns()
                : declaration instanceof Declaration.Table table ? table.columns() : List.of();
        Set<String> names = columns.stream().map(column -> column.name().text()).collect(Collectors.toSet());
        if (names.size() < columns.size()) {
            return true;
        }
        if (!(declaration instanceof Declaration.View view)) {
            return false;
        }
        view.inputs().forEach(input -> names.remove(input.name().text()));
        return !BoundNames.of(view.body()).containsAll(names);
    }

    private Map<String, Type> columns(List<Declaration.Column> columns, TypeResolver types) {
        Map<String, Type> byName = new LinkedHashMap<>();
        for (Declaration.Column column : columns) {
            String name = column.name().text();
            if (byName.put(name, types.resolve(column.type())) != null) {
                diagnostics.add(Diagnostic.of(
                                DiagnosticCode.DUPLICATE_DECLARATION,
                                column.name().span(),
                                "there are two columns `" + name + "`")
                        .help("give one of them another name"));
            }
        }
        return byName;
    }

    private static List<Type> inputs(List<Declaration.Column> inputs, TypeResolver types) {
        return inputs.stream().map(input -> types.resolve(input.type())).toList();
    }
}
