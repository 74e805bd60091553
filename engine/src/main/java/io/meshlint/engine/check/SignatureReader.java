package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.type.Type;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.Declaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what declarations promise, before any body is looked at. */
final class SignatureReader {
    private final CheckedModules modules;
    private final Diagnostics diagnostics;

    SignatureReader(CheckedModules modules, Diagnostics diagnostics) {
        this.modules = modules;
        this.diagnostics = diagnostics;
    }

    void collectAliases(Modules.Entry entry) {
        for (Declaration declaration : entry.syntax.declarations()) {
            if (declaration instanceof Declaration.TypeAlias alias) {
                entry.aliases.putIfAbsent(alias.name().text(), alias);
            }
        }
    }

    /** Notes the names of a module: its views and tables can then be types, and imports of it can be checked. */
    void reserve(Modules.Entry entry) {
        Map<String, Declaration> seen = new LinkedHashMap<>();
        for (Declaration declaration : entry.syntax.declarations()) {
            if (declaration instanceof Declaration.Rule) {
                continue;
            }
            Declaration earlier = seen.putIfAbsent(declaration.name().text(), declaration);
            if (earlier != null) {
                diagnostics.add(Diagnostic.of(DiagnosticCode.DUPLICATE_DECLARATION, declaration.name().span(), "`" + declaration.name() + "` is declared twice in this module")
                        .note(earlier.name().span(), "first here")
                        .help("give one of them another name"));
            } else if (declaration instanceof Declaration.View view) {
                entry.declared.put(view.name().text(), new Declarations.View(view.name().text(), view));
            } else if (declaration instanceof Declaration.Table table) {
                entry.declared.put(table.name().text(), new Declarations.Table(table.name().text(), table));
            } else if (!(declaration instanceof Declaration.TypeAlias)) {
                entry.declared.put(declaration.name().text(), null);
            }
        }
    }

    /** Reads the types of a module's declarations. */
    void read(Modules.Entry entry) {
        ModuleScope scope = modules.scopes.get(entry);
        TypeResolver types = modules.types(scope, diagnostics);
        for (Declaration declaration : entry.syntax.declarations()) {
            String name = declaration.name().text();
            if (declaration instanceof Declaration.Parameter parameter) {
                entry.declared.put(name, new Declarations.Parameter(entry.syntax.name().text(), name, types.resolve(parameter.type()), parameter));
            } else if (declaration instanceof Declaration.Function function) {
                List<Type> parameters = function.parameters().stream().map(p -> types.resolve(p.type())).toList();
                entry.declared.put(name, new Declarations.Function(name, parameters, types.resolve(function.result()), function));
            } else if (declaration instanceof Declaration.View view) {
                ((Declarations.View) entry.declared.get(name)).sign(columns(view.columns(), types), inputs(view.inputs(), types));
            } else if (declaration instanceof Declaration.Table table) {
                ((Declarations.Table) entry.declared.get(name)).sign(columns(table.columns(), types), inputs(table.inputs(), types));
            }
            Declared declared = entry.declared.get(name);
            if (declared != null) {
                modules.declare(declared, scope);
            }
        }
    }

    private Map<String, Type> columns(List<Declaration.Column> columns, TypeResolver types) {
        Map<String, Type> byName = new LinkedHashMap<>();
        for (Declaration.Column column : columns) {
            if (byName.put(column.name().text(), types.resolve(column.type())) != null) {
                diagnostics.add(Diagnostic.of(DiagnosticCode.DUPLICATE_DECLARATION, column.name().span(), "there are two columns `" + column.name() + "`")
                        .help("give one of them another name"));
            }
        }
        return byName;
    }

    private static List<Type> inputs(List<Declaration.Column> inputs, TypeResolver types) {
        return inputs.stream().map(input -> types.resolve(input.type())).toList();
    }
}
