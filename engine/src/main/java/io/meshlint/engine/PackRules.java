package io.meshlint.engine;

import io.meshlint.engine.check.Checker;
import io.meshlint.engine.core.Program;
import io.meshlint.engine.pack.PackReader;
import io.meshlint.engine.pack.RulePack;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.engine.value.MapValue;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.parse.ModuleParser;
import io.meshlint.grammar.text.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of all packs of a run.
 *
 * @param program     what can be run
 * @param diagnostics mistakes in packs that the user named
 * @param problems    packs that could not be read
 */
public record PackRules(Program program, List<Diagnostic> diagnostics, List<String> problems) {

    /**
     * Packs that were read and parsed; what their names mean depends on the kinds of the run.
     *
     * @param packs       one of each name
     * @param modules     by pack
     * @param ours        the modules that come with meshlint
     * @param definitions CustomResourceDefinitions that come with packs
     * @param classPath   what was read before
     */
    public record Parsed(
            List<RulePack> packs,
            List<Checker.PackModule> modules,
            Set<SourceText> ours,
            List<MapValue> definitions,
            List<String> problems,
            ClassPathPacks classPath) {

        /** Checks against the kinds of a run. */
        public PackRules check(SchemaCatalog catalog) {
            return PackRules.check(this, catalog);
        }
    }

    /**
     * Reads and parses packs. A pack that is named takes the place of one on the class path of the same name.
     */
    public static Parsed parse(ClassLoader loader, List<Path> further) {
        ClassPathPacks classPath = ClassPathPacks.of(loader);
        PackReader reader = new PackReader(classPath.packs(), classPath.problems());
        further.forEach(reader::read);
        Set<SourceText> ours = new LinkedHashSet<>();
        List<Checker.PackModule> modules = new ArrayList<>();
        List<MapValue> definitions = new ArrayList<>();
        List<RulePack> packs = reader.distinct();
        for (RulePack pack : packs) {
            definitions.addAll(pack.definitions());
            for (SourceText text : pack.modules()) {
                modules.add(new Checker.PackModule(
                        pack.name(), classPath.parsed(text).orElseGet(() -> ModuleParser.parse(text))));
                if (pack.bundled()) {
                    ours.add(text);
                }
            }
        }
        return new Parsed(packs, modules, ours, definitions, reader.problems(), classPath);
    }

    private static PackRules check(Parsed parsed, SchemaCatalog catalog) {
        Set<SourceText> ours = parsed.ours();
        Checker.Checked checked = parsed.classPath().check(parsed.modules(), catalog);
        List<Diagnostic> ownErrors = checked.diagnostics().stream()
                .filter(d -> d.isError() && ours.contains(d.span().source()))
                .toList();
        if (!ownErrors.isEmpty()) {
            throw new BrokenBundledPack(ownErrors);
        }
        List<Diagnostic> theirs = checked.diagnostics().stream()
                .filter(d -> !ours.contains(d.span().source()))
                .toList();
        return new PackRules(checked.program(), theirs, parsed.problems());
    }

    /** A pack on the class path does not compile: a mistake of whoever built it. */
    static final class BrokenBundledPack extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        BrokenBundledPack(List<Diagnostic> errors) {
            super(describe(errors));
        }

        private static String describe(List<Diagnostic> errors) {
            StringBuilder text = new StringBuilder("a bundled pack does not compile:");
            errors.forEach(e -> text.append("\n  ")
                    .append(e.span())
                    .append(": ")
                    .append(e.code())
                    .append(": ")
                    .append(e.message())
                    .append(e.help().map(help -> " (" + help + ")").orElse("")));
            return text.toString();
        }
    }
}
