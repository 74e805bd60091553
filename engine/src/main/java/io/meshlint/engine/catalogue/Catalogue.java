package io.meshlint.engine.catalogue;

import io.meshlint.engine.PackRules;
import io.meshlint.engine.conformance.CustomKinds;
import io.meshlint.engine.core.CheckedRule;
import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.grammar.diagnostic.Diagnostic;
import io.meshlint.grammar.syntax.Declaration;
import io.meshlint.grammar.syntax.Expression;
import io.meshlint.grammar.syntax.Identifier;
import io.meshlint.grammar.text.EditDistance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All rules.
 *
 * @param rules       by pack and code
 * @param diagnostics mistakes in packs; rules with one are missing
 * @param problems    packs that could not be read, whole messages
 */
public record Catalogue(List<RulePage> rules, List<Diagnostic> diagnostics, List<String> problems) {
    public Catalogue {
        Comparator<RulePage> byPack = Comparator.comparing(page -> page.rule().pack());
        rules = rules.stream()
                .sorted(byPack.thenComparing(page -> page.rule().code()))
                .toList();
        diagnostics = List.copyOf(diagnostics);
        problems = List.copyOf(problems);
    }

    /**
     * Reads packs.
     *
     * @param bundled where bundled packs are found
     * @param packs   further ones
     */
    public static Catalogue of(ClassLoader bundled, List<Path> packs) {
        PackRules.Parsed parsed = PackRules.parse(bundled, packs);
        PackRules rules = parsed.check(CustomKinds.read(BundledSchemas.bundled(), List.of(), parsed.definitions())
                .catalog());
        List<RulePage> pages = new ArrayList<>();
        rules.program().rules().forEach(rule -> pages.add(page(rule)));
        for (BuiltInRule rule : BuiltInRule.values()) {
            pages.add(
                    new RulePage(rule.descriptor(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
        }
        return new Catalogue(pages, rules.diagnostics(), rules.problems());
    }

    /** The rule of that code or name. */
    public Optional<RulePage> find(String word) {
        return rules.stream().filter(page -> page.isNamed(word)).findFirst();
    }

    /** The rules that have to do with a word: a tag, an equivalent, a pack, or a part of what they say of themselves. */
    public List<RulePage> about(String word) {
        return rules.stream().filter(page -> page.mentions(word)).toList();
    }

    /** What a person may have meant by a word that is nothing. */
    public Optional<String> nearest(String word) {
        TreeSet<String> names = new TreeSet<>();
        rules.forEach(page -> {
            names.add(page.rule().code());
            names.add(page.rule().name());
            names.addAll(page.rule().tags());
        });
        return EditDistance.nearest(word, names);
    }

    private static RulePage page(CheckedRule rule) {
        List<String> applies = new ArrayList<>();
        for (Declaration.Header header : rule.syntax().headers()) {
            if (header instanceof Declaration.Header.Applies conditions) {
                conditions.conditions().forEach(condition -> applies.add(oneLine(condition)));
            }
        }
        List<String> subsumes = rule.syntax().headers().stream()
                .filter(Declaration.Header.Subsumes.class::isInstance)
                .map(header -> subsumes((Declaration.Header.Subsumes) header))
                .toList();
        List<RulePage.Case> severities = new ArrayList<>();
        List<RulePage.Case> messages = new ArrayList<>();
        List<RulePage.Case> help = new ArrayList<>();
        List<RulePage.Case> fixes = new ArrayList<>();
        for (Declaration.ReportItem item : rule.syntax().report().items()) {
            Optional<String> when = item.when().map(Catalogue::oneLine);
            if (item instanceof Declaration.ReportItem.SeverityItem severity) {
                severities.add(new RulePage.Case(severity.level().text(), when));
            } else if (item instanceof Declaration.ReportItem.Message message) {
                messages.add(new RulePage.Case(text(message.text()), when));
            } else if (item instanceof Declaration.ReportItem.Help paragraph) {
                help.add(new RulePage.Case(text(paragraph.text()).strip(), when));
            } else if (item instanceof Declaration.ReportItem.Fix fix) {
                fixes.add(new RulePage.Case(text(fix.title()) + ": " + edit(fix.edit()), when));
            }
        }
        return new RulePage(rule.descriptor(), applies, subsumes, severities, messages, help, fixes);
    }

    private static String subsumes(Declaration.Header.Subsumes header) {
        String rules = header.rules().stream().map(Identifier::text).collect(Collectors.joining(", "));
        return rules + header.place().map(place -> " on " + oneLine(place)).orElse("");
    }

    private static String edit(Declaration.Edit edit) {
        return edit instanceof Declaration.Edit.Set set
                ? oneLine(set.target()) + " = " + oneLine(set.value())
                : "remove " + oneLine(edit.target());
    }

    private static String oneLine(Expression expression) {
        return expression.span().text().replaceAll("\\s+", " ").strip();
    }

    private static String text(Expression.Template template) {
        StringBuilder text = new StringBuilder();
        for (Expression.Part part : template.parts()) {
            if (part instanceof Expression.Part.Text plain) {
                text.append(plain.text());
            } else {
                text.append('{')
                        .append(oneLine(((Expression.Part.Hole) part).value()))
                        .append('}');
            }
        }
        return text.toString();
    }
}
