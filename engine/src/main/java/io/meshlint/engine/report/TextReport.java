package io.meshlint.engine.report;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.Fix;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.report.CodeFrame.Row;
import io.meshlint.engine.report.CodeFrame.RowKind;
import io.meshlint.engine.report.TextPage.Style;
import io.meshlint.engine.value.Origins.Confidence;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The report for people: findings by file, each with its code, its partners and what to do, then a summary and what was assumed. */
public final class TextReport implements ReportWriter {
    /** Columns of a page whose reader's width is not known. */
    public static final int DEFAULT_WIDTH = 80;

    private static final int LEAST_WIDTH = 40;
    private static final String INDENTATION = "  ";
    private static final String GUTTER = " | ";

    private final int width;
    private final boolean coloured;

    /**
     * @param width    columns of the page; less than 40 are taken for 40
     * @param coloured whether to write ANSI colours
     */
    public TextReport(int width, boolean coloured) {
        this.width = Math.max(width, LEAST_WIDTH);
        this.coloured = coloured;
    }

    @Override
    public void write(LintReport report, Writer output) throws IOException {
        String file = null;
        for (Finding finding :
                report.findings().stream().filter(Finding::counts).toList()) {
            TextPage page = new TextPage(width, coloured);
            if (!finding.location().file().equals(file)) {
                file = finding.location().file();
                page.line(page.paint(Style.FILE, PlainText.line(file)));
                page.blank();
            }
            finding(page, report, finding);
            page.blank();
            output.write(page.toString());
        }
        output.write(end(report).toString());
    }

    private static void finding(TextPage page, LintReport report, Finding finding) {
        Style style = style(finding.severity());
        page.line(INDENTATION + page.paint(style, finding.severity().label()) + " "
                + page.paint(Style.BOLD, PlainText.line(finding.rule().code()))
                + page.paint(Style.FAINT, " (" + PlainText.line(finding.rule().name()) + ")"));
        page.paragraph(INDENTATION, Style.PLAIN, Style.BOLD, finding.message());
        place(page, finding);
        int room = page.width() - INDENTATION.length() - numberWidth(finding) - GUTTER.length();
        for (Row row : CodeFrame.around(finding.location(), report.sources(), room)) {
            row(page, numberWidth(finding), row, style);
        }
        for (RelatedLocation related : finding.related()) {
            related(page, report, finding, related, room);
        }
        for (String condition : finding.conditions()) {
            page.paragraph(INDENTATION, Style.PLAIN, Style.NOTE, ReportTexts.condition(condition));
        }
        if (!finding.worlds().isEmpty()
                && finding.worlds().size() < report.worlds().size()) {
            page.paragraph(INDENTATION + "only in: ", Style.NOTE, Style.PLAIN, String.join(", ", finding.worlds()));
        }
        finding.help()
                .filter(help -> !help.isBlank())
                .ifPresent(help -> page.markdown(INDENTATION + "help: ", Style.HELP, help));
        finding.fixes().forEach(fix -> fix(page, fix));
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.ERROR;
            case WARNING -> Style.WARNING;
            case NOTE -> Style.NOTE;
        };
    }

    /** For example {@code at a.yaml:12:7, spec.hosts[0] of Gateway default/shop}: with a column only where it is exact. */
    private static void place(TextPage page, Finding finding) {
        SourceLocation location = finding.location();
        String preposition = switch (location.confidence()) {
            case EXACT -> "at ";
            case LINE -> "near ";
            case FILE -> "in ";
        };
        String where = switch (location.confidence()) {
            case EXACT ->
                ReportTexts.fileAndLine(location) + ":" + location.region().startColumn();
            case LINE -> ReportTexts.fileAndLine(location);
            case FILE -> "this file";
        };
        String resource = finding.resource().map(ReportTexts::resource).orElse("");
        String field = location.path() + (location.path().isEmpty() || resource.isEmpty() ? "" : " of ") + resource;
        page.paragraph(
                INDENTATION + preposition, Style.FAINT, Style.FAINT, field.isEmpty() ? where : where + ", " + field);
    }

    private static void related(TextPage page, LintReport report, Finding finding, RelatedLocation related, int room) {
        SourceLocation location = related.location();
        String where = (location.confidence() == Confidence.LINE ? "near " : "") + ReportTexts.fileAndLine(location);
        String message = related.message().isBlank() ? where : where + ": " + related.message();
        page.paragraph(INDENTATION + "with ", Style.FAINT, Style.PLAIN, message);
        CodeFrame.line(location, report.sources(), room)
                .ifPresent(row -> row(page, numberWidth(finding), row, Style.PLAIN));
    }

    private static void row(TextPage page, int numberWidth, Row row, Style marks) {
        String number = row.kind() == RowKind.MARKS ? "" : Integer.toString(row.line());
        String gutter =
                " ".repeat(numberWidth - number.length()) + number + (row.text().isEmpty() ? " |" : GUTTER);
        Style style = switch (row.kind()) {
            case PLACE -> Style.PLAIN;
            case CONTEXT -> Style.FAINT;
            case MARKS -> marks;
        };
        page.line(INDENTATION + page.paint(Style.FAINT, gutter) + page.paint(style, row.text()));
    }

    /** Columns of the widest line number that a finding shows; at least 4, so that the frames of most findings stand below each other. */
    private static int numberWidth(Finding finding) {
        int last = finding.location().region().startLine() + 1;
        for (RelatedLocation related : finding.related()) {
            last = Math.max(last, related.location().region().startLine());
        }
        return Math.max(4, Integer.toString(last).length());
    }

    private static void fix(TextPage page, Fix fix) {
        page.paragraph(
                INDENTATION + (fix.snippet().isBlank() ? "fix: " : "write instead: "),
                Style.HELP,
                Style.PLAIN,
                fix.title());
        if (!fix.snippet().isBlank()) {
            page.code(INDENTATION + "    ", fix.snippet());
        }
    }

    private TextPage end(LintReport report) {
        TextPage page = new TextPage(width, coloured);
        page.paragraph("", Style.PLAIN, Style.BOLD, summary(report));
        for (String notice : report.notices()) {
            page.paragraph("- ", Style.FAINT, Style.PLAIN, notice);
        }
        return page;
    }

    /** For example {@code 9 findings: 6 errors, 2 warnings, 1 note in 2 worlds, 214 resources; 3 suppressed}. */
    private static String summary(LintReport report) {
        List<String> counts = new ArrayList<>();
        long total = 0;
        for (Severity severity : Severity.values()) {
            long count = report.count(severity);
            total += count;
            if (count > 0) {
                counts.add(ReportTexts.count(count, severity.label()));
            }
        }
        int resources = report.worlds().stream()
                .mapToInt(LintReport.WorldSummary::resources)
                .sum();
        String findings =
                total == 0 ? "No findings" : ReportTexts.count(total, "finding") + ": " + String.join(", ", counts);
        return findings + " in " + ReportTexts.count(report.worlds().size(), "world") + ", "
                + ReportTexts.count(resources, "resource")
                + (report.suppressed() > 0 ? "; " + report.suppressed() + " suppressed" : "")
                + (report.incomplete() ? "; incomplete, because not everything can be known offline" : "");
    }
}
