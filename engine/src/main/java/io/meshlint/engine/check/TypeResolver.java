package io.meshlint.engine.check;

import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.type.Fields;
import io.meshlint.engine.type.Type;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.syntax.TypeExpression;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** From types as they are written to types. */
final class TypeResolver implements TypeExpression.Visitor<Type> {
    private static final Map<String, Type> PREDEFINED = Map.ofEntries(
            Map.entry("bool", Type.BOOLEAN),
            Map.entry("int", Type.INTEGER),
            Map.entry("string", Type.TEXT),
            Map.entry("host", Type.TEXT),
            Map.entry("cidr", Type.TEXT),
            Map.entry("quantity", Type.ANY),
            Map.entry("selector", Type.ANY),
            Map.entry("version", Type.VERSION),
            Map.entry("duration", Type.DURATION),
            Map.entry("node", Type.NODE),
            Map.entry("any", Type.ANY),
            Map.entry("Resource", new Type.Resource()));

    private final ModuleScope scope;
    private final Diagnostics diagnostics;
    private final Map<Modules.Entry, ModuleScope> scopes;
    private final Set<String> resolving;
    private boolean failed;

    TypeResolver(ModuleScope scope, Map<Modules.Entry, ModuleScope> scopes, Diagnostics diagnostics) {
        this(scope, scopes, diagnostics, new HashSet<>());
    }

    private TypeResolver(
            ModuleScope scope, Map<Modules.Entry, ModuleScope> scopes, Diagnostics diagnostics, Set<String> resolving) {
        this.scope = scope;
        this.scopes = scopes;
        this.diagnostics = diagnostics;
        this.resolving = resolving;
    }

    Type resolve(TypeExpression type) {
        Type resolved = type.accept(this);
        failed |= resolved.isError();
        return resolved;
    }

    /** True if something that was resolved is no type; it has been reported. */
    boolean failed() {
        return failed;
    }

    @Override
    public Type list(TypeExpression.ListOf type) {
        return Type.listOf(resolve(type.element()));
    }

    @Override
    public Type map(TypeExpression.MapOf type) {
        if (!(resolve(type.key()).present() instanceof Type.Text)) {
            diagnostics.add(
                    Diagnostic.of(DiagnosticCode.TYPE_MISMATCH, type.key().span(), "the keys of a mapping are strings")
                            .help("write `{string: " + type.value().span().text() + "}`"));
        }
        return new Type.MapOf(resolve(type.value()));
    }

    @Override
    public Type optional(TypeExpression.Optional type) {
        return resolve(type.present()).optional();
    }

    @Override
    public Type named(TypeExpression.Named type) {
        Type at = base(type);
        for (TypeExpression.Step step : type.path()) {
            if (at.isError()) {
                return at;
            }
            Type target = at.present();
            if (step.element()) {
                if (!(target instanceof Type.ListOf list)) {
                    diagnostics.add(Diagnostic.of(
                                    DiagnosticCode.NOT_A_LIST,
                                    step.span(),
                                    target + " is not a list, it has no elements")
                            .help("leave `[*]` out"));
                    return Type.ERROR;
                }
                at = list.element();
            } else {
                Optional<Fields.FieldType> field = Fields.find(target, step.field());
                if (field.isEmpty()) {
                    diagnostics.add(
                            target instanceof Type.ListOf
                                    ? Diagnostic.of(
                                                    DiagnosticCode.NO_FIELDS,
                                                    step.span(),
                                                    "a list has no field `" + step.field() + "`")
                                            .help("write `[*]." + step.field()
                                                    + "` for the type of its elements' field")
                                    : FieldChecker.unknownField(target, step.field(), step.span()));
                    return Type.ERROR;
                }
                at = field.get().type();
            }
        }
        return at.present();
    }

    private Type base(TypeExpression.Named type) {
        String name = type.name().text();
        Type predefined = PREDEFINED.get(name);
        if (predefined != null) {
            return predefined;
        }
        Optional<Map.Entry<Modules.Entry, String>> alias =
                scope.findAlias(name, type.name().span(), diagnostics);
        if (alias.isPresent()) {
            return alias(alias.get().getKey(), alias.get().getValue(), type);
        }
        Optional<Declared> declared = scope.find(name, type.name().span(), diagnostics);
        if (declared.isPresent() && declared.get() instanceof Declarations.View view) {
            return new Type.Row(view);
        }
        if (declared.isPresent() && declared.get() instanceof Declarations.Table table) {
            return new Type.Row(table);
        }
        Optional<KindSchema> kind = scope.findKind(name);
        if (kind.isPresent()) {
            return kind.get().resource()
                    ? new Type.Kind(kind.get())
                    : new Type.Record(kind.get().root(), name);
        }
        Set<String> candidates = new TreeSet<>(scope.names(true));
        candidates.addAll(PREDEFINED.keySet());
        if (!scope.excuses(name)) {
            Diagnostic unknown = Diagnostic.of(
                            DiagnosticCode.UNKNOWN_TYPE, type.name().span(), "there is no type `" + name + "`")
                    .help("write bool, int, string, version, duration, node, any, a kind, a view, or a path like"
                            + " `Service.spec.ports[*]`");
            diagnostics.add(scope.suggest(unknown, type.name(), candidates));
        }
        return Type.ERROR;
    }

    /** Reads a type that a module names. */
    void define(Modules.Entry module, String name) {
        TypeExpression type = module.aliases.get(name).type();
        alias(
                module,
                name,
                new TypeExpression.Named(type.span(), module.aliases.get(name).name(), List.of()));
    }

    private Type alias(Modules.Entry module, String name, TypeExpression.Named use) {
        Type known = module.aliasTypes.get(name);
        if (known != null) {
            return known;
        }
        String key = module.syntax.name().text() + "." + name;
        if (!resolving.add(key)) {
            diagnostics.add(Diagnostic.of(
                            DiagnosticCode.DEPENDENCY_CYCLE, use.span(), "the type `" + name + "` is defined by itself")
                    .help("start it from a kind, for example `Service.spec`"));
            return Type.ERROR;
        }
        TypeResolver resolver = new TypeResolver(scopes.get(module), scopes, diagnostics, resolving);
        Type read = resolver.resolve(module.aliases.get(name).type());
        Type resolved = resolver.failed() ? Type.ERROR : read;
        resolving.remove(key);
        module.aliasTypes.put(name, resolved);
        return resolved;
    }
}
