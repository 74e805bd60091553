package io.meshlint.engine.report;

import io.meshlint.engine.catalogue.RulePage;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.report.TextPage.Style;
import java.util.List;

/** Writes rules for a terminal: many as a table, one as a page. */
public final class CatalogueText {
    private final TextPage page;

    /**
     * @param width    columns
     * @param coloured whether to write ANSI escape sequences
     */
    public CatalogueText(int width, boolean coloured) {
        this.page = new TextPage(width, coloured);
    }

    /** The rules as a table, one pack after the other. */
    public String table(List<RulePage> rules) {
        String pack = null;
        for (RulePage rule : rules) {
            if (!rule.rule().pack().equals(pack)) {
                pack = rule.rule().pack();
                String heading = pack;
                long count = rules.stream()
                        .filter(r -> r.rule().pack().equals(heading))
                        .count();
                if (rule != rules.get(0)) {
                    page.blank();
                }
                page.line(page.paint(Style.BOLD, "Pack " + PlainText.line(pack)) + " ("
                        + ReportTexts.count(count, "rule") + ")");
            }
            row(rule, widest(rules));
        }
        return page.toString();
    }

    private record Widths(int code, int severity) {}

    private static Widths widest(List<RulePage> rules) {
        int code = rules.stream().mapToInt(r -> r.rule().code().length()).max().orElse(0);
        int severity = rules.stream()
                .mapToInt(r -> r.rule().severity().label().length())
                .max()
                .orElse(0);
        return new Widths(code, severity);
    }

    private static String applies(RulePage rule) {
        return String.join(", ", rule.applies());
    }

    private void row(RulePage rule, Widths widths) {
        RuleDescriptor descriptor = rule.rule();
        String lead = "  " + padded(descriptor.code(), widths.code()) + "  "
                + padded(descriptor.severity().label(), widths.severity()) + "  ";
        page.paragraph(lead, Style.PLAIN, Style.PLAIN, descriptor.title());
        String second = " ".repeat(PlainText.columns(lead)) + PlainText.line(descriptor.name());
        String applies = applies(rule);
        page.line(page.paint(Style.FAINT, second + (applies.isEmpty() ? "" : "  (" + PlainText.line(applies) + ")")));
    }

    private static String padded(String text, int width) {
        String plain = PlainText.line(text);
        return plain + " ".repeat(Math.max(0, width - plain.length()));
    }

    /** One rule with everything that it may say. */
    public String page(RulePage rule) {
        RuleDescriptor descriptor = rule.rule();
        page.line(page.paint(Style.BOLD, PlainText.line(descriptor.code())) + " " + PlainText.line(descriptor.name()));
        page.paragraph("", Style.PLAIN, Style.PLAIN, descriptor.title());
        page.blank();
        fact("severity", severity(rule));
        fact("applies", rule.applies().isEmpty() ? "to every version" : applies(rule));
        fact("subsumes", String.join("; ", rule.subsumes()));
        fact("pack", descriptor.pack());
        fact("tags", String.join(", ", descriptor.tags()));
        fact("equivalent", String.join(", ", descriptor.equivalents()));
        fact("more at", descriptor.link().orElse(""));
        if (!descriptor.description().isBlank()) {
            page.blank();
            page.markdown("", Style.PLAIN, descriptor.description());
        }
        section("Messages", rule.messages());
        section("Help", rule.help());
        section("Fixes", rule.fixes());
        return page.toString();
    }

    private static String severity(RulePage rule) {
        StringBuilder text = new StringBuilder(rule.rule().severity().label());
        rule.severities()
                .forEach(c -> text.append("; ")
                        .append(c.text())
                        .append(c.when().map(w -> " when " + w).orElse("")));
        return text.toString();
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            page.paragraph(padded(name, 11), Style.FAINT, Style.PLAIN, value);
        }
    }

    private void section(String title, List<RulePage.Case> cases) {
        if (cases.isEmpty()) {
            return;
        }
        page.blank();
        page.line(page.paint(Style.BOLD, title));
        for (RulePage.Case one : cases) {
            page.markdown("  ", Style.PLAIN, one.text());
            one.when().ifPresent(when -> page.paragraph("    when ", Style.FAINT, Style.FAINT, when));
        }
    }
}
