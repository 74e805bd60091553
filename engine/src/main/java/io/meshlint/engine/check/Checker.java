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
import io.meshlint.grammar.text.SourceText;
import io.meshlint.grammar.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the modules of all packs of a run together.
 *
 * <p>Of a declaration that the parser could not read whole nothing is said here, and where a module may have lost declarations that
 * way, nobody is told that its names are unknown: one mistake, one message.
 */
public final class Checker {
    private final CheckedModules modules = new CheckedModules(new Modules());
    private final Diagnostics diagnostics = new Diagnostics();
    private final BrokenTexts brokenTexts = new BrokenTexts();
    /** What each declaration uses, where it first does. */
    private final Map<Declared, Map<Declared, Span>> dependencies = new LinkedHashMap<>();

    private final Set<Declared> usedByRules = Collections.newSetFromMap(new IdentityHashMap<>());

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
        parsed.forEach(this::add);
        SignatureReader signatures = new SignatureReader(modules, brokenTexts, diagnostics);
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
        modules.broken.addAll(new CycleFinder(dependencies, diagnostics).report());
        names(parsed);
        List<CheckedRule> rules = rules();
        reportKeylessJoins(rules);
        reportUnused();
        Diagnostics all = new Diagnostics();
        all.addAll(diagnostics.sorted().stream()
                .filter(diagnostic -> !brokenTexts.contains(diagnostic.span()))
                .toList());
        parsed.forEach(module -> all.addAll(module.parsed().diagnostics()));
        return new Checked(new Program(rules, parameters()), all.sorted());
    }

    private void add(PackModule module) {
        Optional<Module> syntax = module.parsed().module();
        if (syntax.isEmpty()) {
            modules.modules.nameless = true;
            return;
        }
        Modules.Entry entry = new Modules.Entry(module.pack(), syntax.get());
        entry.incomplete = module.parsed().hasErrors();
        brokenTexts.add(module.parsed());
        modules.modules
                .add(entry)
                .ifPresent(earlier -> diagnostics.add(Diagnostic.of(
                                DiagnosticCode.DUPLICATE_DECLARATION,
                                syntax.get().name().span(),
                                "there are two modules `" + syntax.get().name().text() + "`")
                        .note(earlier.syntax.name().span(), "the other one is here")
                        .help("give one of them another name")));
    }

    private void define(Declared declared) {
        Diagnostics own = new Diagnostics();
        BodyContext context = new BodyContext(modules.home(declared), modules, own);
        new DefinitionChecker(context).define(declared);
        dependencies.put(declared, context.dependencies);
        if (!context.isSound()) {
            modules.broken.add(declared);
        } else if (!modules.broken.contains(declared)) {
            own.addAll(context.usage.unread());
        }
        diagnostics.addAll(own.sorted());
    }

    /** In the order of the packs: bundled ones come first, so that a name that is taken is told where it can be changed. */
    private void names(List<PackModule> parsed) {
        RuleNames names = new RuleNames(diagnostics);
        for (PackModule module : parsed) {
            module.parsed()
                    .module()
                    .filter(this::isKept)
                    .ifPresent(syntax -> syntax.declarations().stream()
                            .filter(Declaration.Rule.class::isInstance)
                            .forEach(rule -> names.add(module.pack(), (Declaration.Rule) rule)));
        }
    }

    /** False for a module whose name another has: that has been said. */
    private boolean isKept(Module syntax) {
        return modules.modules
                .find(syntax.name().text())
                .filter(entry -> entry.syntax == syntax)
                .isPresent();
    }

    private List<CheckedRule> rules() {
        List<CheckedRule> rules = new ArrayList<>();
        Subsumptions subsumptions = new Subsumptions(isIncomplete(), diagnostics);
        for (Modules.Entry entry : modules.modules.all()) {
            entry.syntax.declarations().stream()
                    .filter(Declaration.Rule.class::isInstance)
                    .forEach(rule -> subsumptions.add(entry.pack, (Declaration.Rule) rule));
        }
        for (Modules.Entry entry : modules.modules.all()) {
            for (Declaration declaration : entry.syntax.declarations()) {
                if (declaration instanceof Declaration.Rule rule) {
                    check(entry, subsumptions, rule).ifPresent(rules::add);
                }
            }
        }
        subsumptions.reportCycles();
        rules.sort(Comparator.comparing((CheckedRule r) -> r.descriptor().code())
                .thenComparing(r -> r.descriptor().pack()));
        return rules;
    }

    private boolean isIncomplete() {
        boolean incomplete = modules.modules.nameless;
        for (Modules.Entry entry : modules.modules.all()) {
            incomplete |= entry.incomplete;
        }
        return incomplete;
    }

    private Optional<CheckedRule> check(Modules.Entry entry, Subsumptions subsumptions, Declaration.Rule rule) {
        Diagnostics own = new Diagnostics();
        BodyContext context = new BodyContext(modules.scopes.get(entry), modules, own);
        CheckedRule checked = new RuleChecker(context, subsumptions, entry.pack, rule).check();
        usedByRules.addAll(context.dependencies.keySet());
        boolean sound = context.isSound() && !brokenTexts.contains(rule);
        if (sound) {
            own.addAll(context.usage.unread());
        }
        diagnostics.addAll(own.sorted());
        return sound && context.dependencies.keySet().stream().noneMatch(this::isBroken)
                ? Optional.of(checked)
                : Optional.empty();
    }

    private boolean isBroken(Declared declared) {
        return isBroken(declared, new HashSet<>());
    }

    private boolean isBroken(Declared declared, Set<Declared> seen) {
        if (modules.broken.contains(declared)) {
            return true;
        }
        if (!seen.add(declared)) {
            return false;
        }
        boolean result =
                dependencies.getOrDefault(declared, Map.of()).keySet().stream().anyMatch(d -> isBroken(d, seen));
        if (result) {
            modules.broken.add(declared);
        }
        return result;
    }

    private void reportKeylessJoins(List<CheckedRule> rules) {
        Diagnostics found = new Diagnostics();
        rules.forEach(rule -> KeylessJoins.check(rule.body(), found));
        for (Declared declared : dependencies.keySet()) {
            if (declared instanceof Declarations.View view && !isBroken(view)) {
                KeylessJoins.check(view.body(), found);
            }
        }
        // A variable that nothing reads is linked with nothing either: that has been said.
        List<Diagnostic> said = diagnostics.sorted().stream()
                .filter(d -> d.code() == DiagnosticCode.UNUSED_VARIABLE)
                .toList();
        found.sorted().stream()
                .filter(join -> said.stream().noneMatch(unused -> contains(join.span(), unused.span())))
                .forEach(diagnostics::add);
    }

    private static boolean contains(Span outer, Span inner) {
        return outer.source() == inner.source() && outer.start() <= inner.start() && inner.end() <= outer.end();
    }

    private void reportUnused() {
        Set<Declared> used = Collections.newSetFromMap(new IdentityHashMap<>());
        used.addAll(usedByRules);
        dependencies.values().forEach(ofOne -> used.addAll(ofOne.keySet()));
        Set<SourceText> withErrors = new HashSet<>();
        diagnostics.sorted().stream()
                .filter(Diagnostic::isError)
                .forEach(error -> withErrors.add(error.span().source()));
        for (Modules.Entry entry : modules.modules.all()) {
            if (!entry.incomplete && !withErrors.contains(entry.syntax.span().source())) {
                modules.scopes.get(entry).imports().reportUnused();
                new UnusedDeclarations(modules.modules, diagnostics).report(entry, used);
            }
        }
    }

    private List<Declarations.Parameter> parameters() {
        List<Declarations.Parameter> parameters = new ArrayList<>();
        for (Modules.Entry entry : modules.modules.all()) {
            for (Declared declared : entry.declared.values()) {
                if (declared instanceof Declarations.Parameter parameter && !isBroken(parameter)) {
                    parameters.add(parameter);
                }
            }
        }
        return parameters;
    }
}
