package io.meshlint.engine.check;

import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.core.Declarations;
import io.meshlint.engine.core.Declarations.Declared;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticCode;
import io.meshlint.grammar.diagnostic.Diagnostics;
import io.meshlint.grammar.parse.ParsedModule;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Module;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Checks the modules of all packs of a run together. */
public final class Checker {
    private final CheckedModules modules = new CheckedModules(new Modules());
    private final Diagnostics diagnostics = new Diagnostics();
    /** What each declaration uses, where it first does. */
    private final Map<Declared, Map<Declared, Span>> dependencies = new LinkedHashMap<>();
    private final Map<Declared, Boolean> broken = new IdentityHashMap<>();

    private Checker() {}

    /**
     * A module of a pack.
     *
     * @param pack the pack's name
     */
    public record PackModule(String pack, ParsedModule parsed) {}

    /**
     * What came of checking.
     *
     * @param program     what can be run
     * @param diagnostics mistakes, those of parsing included, by file and place
     */
    public record Checked(Program program, List<Diagnostic> diagnostics) {
        public Checked {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Checks modules; an import may name any of them. */
    public static Checked check(List<PackModule> parsed, SchemaCatalog catalog) {
        return new Checker().run(parsed, catalog);
    }

    private Checked run(List<PackModule> parsed, SchemaCatalog catalog) {
        for (PackModule module : parsed) {
            diagnostics.addAll(module.parsed().diagnostics());
            module.parsed().module().ifPresent(syntax -> add(module.pack(), syntax));
        }
        SignatureReader signatures = new SignatureReader(modules, diagnostics);
        for (Modules.Entry entry : modules.modules.all()) {
            signatures.collectAliases(entry);
        }
        for (Modules.Entry entry : modules.modules.all()) {
            signatures.reserve(entry);
        }
        for (Modules.Entry entry : modules.modules.all()) {
            modules.scopes.put(entry, new ModuleScope(entry, modules.modules, catalog, diagnostics));
        }
        for (Modules.Entry entry : modules.modules.all()) {
            signatures.read(entry);
        }
        for (Modules.Entry entry : modules.modules.all()) {
            entry.declared.values().stream().filter(Objects::nonNull).forEach(this::define);
        }
        new CycleFinder(dependencies, diagnostics).report().forEach(declared -> broken.put(declared, true));
        List<CheckedRule> rules = rules();
        return new Checked(new Program(rules, parameters()), diagnostics.sorted());
    }

    private void add(String pack, Module syntax) {
        modules.modules.add(new Modules.Entry(pack, syntax)).ifPresent(earlier -> diagnostics.add(
                Diagnostic.of(DiagnosticCode.DUPLICATE_DECLARATION, syntax.name().span(), "there are two modules `" + syntax.name() + "`")
                        .note(earlier.syntax.name().span(), "the other one is here")
                        .help("give one of them another name")));
    }

    private void define(Declared declared) {
        Diagnostics own = new Diagnostics();
        BodyContext context = new BodyContext(modules.home(declared), modules, own);
        new DefinitionChecker(context).define(declared);
        dependencies.put(declared, context.dependencies);
        if (own.hasErrors()) {
            broken.put(declared, true);
        }
        diagnostics.addAll(own.sorted());
    }

    private List<CheckedRule> rules() {
        List<CheckedRule> rules = new ArrayList<>();
        Map<String, Declaration.Rule> byCode = new TreeMap<>();
        for (Modules.Entry entry : modules.modules.all()) {
            for (Declaration declaration : entry.syntax.declarations()) {
                if (declaration instanceof Declaration.Rule rule) {
                    Declaration.Rule same = Optional.ofNullable(byCode.putIfAbsent(rule.code().text(), rule))
                            .orElse(byCode.putIfAbsent("name " + rule.name().text(), rule));
                    if (same != null) {
                        diagnostics.add(Diagnostic.of(DiagnosticCode.DUPLICATE_RULE, rule.code().span(), "there are two rules `" + rule.code() + " " + rule.name() + "`")
                                .note(same.code().span(), "the other one is here")
                                .help("give this one a code and a name of its own"));
                    }
                    check(entry, rule).ifPresent(rules::add);
                }
            }
        }
        rules.sort(Comparator.comparing((CheckedRule r) -> r.descriptor().code()).thenComparing(r -> r.descriptor().pack()));
        return rules;
    }

    private Optional<CheckedRule> check(Modules.Entry entry, Declaration.Rule rule) {
        Diagnostics own = new Diagnostics();
        BodyContext context = new BodyContext(modules.scopes.get(entry), modules, own);
        CheckedRule checked = new RuleChecker(context, entry.pack, rule).check();
        diagnostics.addAll(own.sorted());
        boolean sound = !own.hasErrors() && context.dependencies.keySet().stream().noneMatch(d -> isBroken(d, new IdentityHashMap<>()));
        return sound ? Optional.of(checked) : Optional.empty();
    }

    private boolean isBroken(Declared declared, Map<Declared, Boolean> seen) {
        if (broken.containsKey(declared)) {
            return true;
        }
        if (seen.put(declared, true) != null) {
            return false;
        }
        boolean result = dependencies.getOrDefault(declared, Map.of()).keySet().stream().anyMatch(d -> isBroken(d, seen));
        if (result) {
            broken.put(declared, true);
        }
        return result;
    }

    private List<Declarations.Parameter> parameters() {
        List<Declarations.Parameter> parameters = new ArrayList<>();
        for (Modules.Entry entry : modules.modules.all()) {
            for (Declared declared : entry.declared.values()) {
                if (declared instanceof Declarations.Parameter parameter && !isBroken(parameter, new IdentityHashMap<>())) {
                    parameters.add(parameter);
                }
            }
        }
        return parameters;
    }
}
