package io.meshlint.engine;

import io.meshlint.engine.check.Checker;
import io.meshlint.engine.pack.PackReader;
import io.meshlint.engine.pack.RulePack;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.parse.ParsedModule;
import io.meshlint.grammar.text.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The packs of a class path, read and parsed once in a process: a build of many Maven modules lints many times with the same packs.
 * What was checked is kept too, for runs of these packs alone with the bundled kinds.
 */
final class ClassPathPacks {
    private static final Map<ClassLoader, ClassPathPacks> BY_LOADER = Collections.synchronizedMap(new WeakHashMap<>());

    private final List<RulePack> packs;
    private final List<String> problems;
    private final Map<SourceText, ParsedModule> parsed = new LinkedHashMap<>();
    private List<Checker.PackModule> checkedModules;
    private SchemaCatalog checkedWith;
    private Checker.Checked checked;

    private ClassPathPacks(ClassLoader loader) {
        PackReader reader = new PackReader();
        reader.readClassPath(loader);
        this.packs = reader.packs();
        this.problems = reader.problems();
        for (RulePack pack : packs) {
            pack.modules().forEach(text -> parsed.put(text, ModuleParser.parse(text)));
        }
    }

    static ClassPathPacks of(ClassLoader loader) {
        return BY_LOADER.computeIfAbsent(loader, ClassPathPacks::new);
    }

    List<RulePack> packs() {
        return packs;
    }

    List<String> problems() {
        return problems;
    }

    /** Empty for a module of another pack. */
    Optional<ParsedModule> parsed(SourceText text) {
        return Optional.ofNullable(parsed.get(text));
    }

    /** Checks modules, or gives back what came of the same modules and kinds last time. */
    synchronized Checker.Checked check(List<Checker.PackModule> modules, SchemaCatalog catalog) {
        boolean same = checked != null && checkedWith == catalog && checkedModules.equals(modules);
        if (same) {
            return checked;
        }
        Checker.Checked result = Checker.check(modules, catalog);
        boolean mine = modules.stream()
                .allMatch(module -> module.parsed().module().isPresent()
                        && parsed.containsKey(
                                module.parsed().module().get().span().source()));
        if (mine && catalog == BundledSchemas.bundled()) {
            checkedModules = new ArrayList<>(modules);
            checkedWith = catalog;
            checked = result;
        }
        return result;
    }
}
