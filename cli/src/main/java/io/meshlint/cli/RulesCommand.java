package io.meshlint.cli;

import io.meshlint.engine.catalogue.Catalogue;
import io.meshlint.engine.catalogue.RulePage;
import io.meshlint.engine.report.CatalogueJson;
import io.meshlint.engine.report.CatalogueText;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.diagnostic.DiagnosticPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code meshlint rules}. */
@Command(
        name = "rules",
        description =
                "Lists what is checked. With a rule's code or name, its page; with another word, the rules that have"
                        + " to do with it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        sortSynopsis = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nWhich rules:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:listed",
            "2:nothing fits the word, or a pack cannot be read",
            "70:a bug in meshlint; the message asks for a report"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  meshlint rules", "  meshlint rules GW001", "  meshlint rules tag:mtls --format json"})
final class RulesCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "WORD",
            arity = "0..1",
            description = "A code, name, tag, equivalent, pack, or any part of a rule's text.")
    private Optional<String> word = Optional.empty();

    @Option(names = "--pack", paramLabel = "DIR|JAR", description = "A further pack of rules. Repeatable.")
    private List<Path> packs = List.of();

    /** How the rules are written. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Converters.CatalogueFormatConverter.class,
            description = "text (default) or json.")
    private Format format = Format.TEXT;

    @Mixin
    private final ColourOption colour = new ColourOption();

    private final Terminal terminal;

    RulesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Catalogue catalogue = Catalogue.of(
                RulesCommand.class.getClassLoader(),
                packs.stream().map(terminal::resolve).toList());
        List<Diagnostic> errors =
                catalogue.diagnostics().stream().filter(Diagnostic::isError).toList();
        terminal.messages().print(new DiagnosticPrinter(colour.isOn(terminal)).print(errors));
        catalogue.problems().forEach(terminal::say);
        boolean broken = !catalogue.problems().isEmpty() || !errors.isEmpty();
        Optional<RulePage> one = word.flatMap(catalogue::find);
        List<RulePage> rules =
                one.map(List::of).orElseGet(() -> word.map(catalogue::about).orElse(catalogue.rules()));
        if (rules.isEmpty()) {
            terminal.say("no rule has to do with `" + word.orElse("") + "`"
                    + word.flatMap(catalogue::nearest)
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse("; `meshlint rules` lists all"));
            return ExitStatus.NOT_DONE;
        }
        terminal.print(
                switch (format) {
                    case JSON -> CatalogueJson.write(rules);
                    case TEXT -> text(one, rules);
                });
        return broken ? ExitStatus.NOT_DONE : ExitStatus.CLEAN;
    }

    private String text(Optional<RulePage> one, List<RulePage> rules) {
        CatalogueText text = new CatalogueText(terminal.width(), colour.isOn(terminal));
        return one.isPresent() ? text.page(one.get()) : text.table(rules);
    }
}
