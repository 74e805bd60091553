package io.meshlint.engine.report;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.LintReport;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Region;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Workflow commands for a GitHub runner, one finding a line, worst first. GitHub shows 10 annotations of each severity for a step, so no more
 * are written; a last notice says how many there are besides, and where.
 */
public final class GitHubCommands implements ReportWriter {
    /** Annotations of one severity that GitHub shows for a step. */
    static final int MOST_PER_SEVERITY = 10;

    private static final int MOST_RELATED = 10;
    private static final int MOST_FILES = 5;
    /** The Checks API takes 255 characters for a title. */
    private static final int LONGEST_TITLE = 255;
    /** The Checks API takes 64 KB for a message; an escaped code point has at most 12 bytes. */
    private static final int LONGEST_MESSAGE = 5_000;

    @Override
    public void write(LintReport report, Writer output) throws IOException {
        Map<Severity, List<Finding>> findings = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            findings.put(
                    severity,
                    report.findings().stream()
                            .filter(f -> f.counts() && f.severity() == severity)
                            .toList());
        }
        boolean all = findings.values().stream().allMatch(list -> list.size() <= MOST_PER_SEVERITY);
        Map<Severity, List<Finding>> rest = new EnumMap<>(Severity.class);
        for (Map.Entry<Severity, List<Finding>> entry : findings.entrySet()) {
            // The last notice is one of the 10 that GitHub shows.
            int most = all || entry.getKey() != Severity.NOTE ? MOST_PER_SEVERITY : MOST_PER_SEVERITY - 1;
            int shown = Math.min(most, entry.getValue().size());
            for (Finding finding : entry.getValue().subList(0, shown)) {
                output.write(command(finding) + "\n");
            }
            rest.put(
                    entry.getKey(),
                    entry.getValue().subList(shown, entry.getValue().size()));
        }
        if (!all) {
            output.write("::notice title=meshlint::" + data(summary(rest)) + "\n");
        }
    }

    private static String command(Finding finding) {
        StringJoiner properties = new StringJoiner(",");
        properties.add("file=" + property(PlainText.line(finding.location().file())));
        place(finding.location()).forEach((name, value) -> properties.add(name + "=" + value));
        properties.add("title="
                + property(PlainText.cut(
                        PlainText.line(
                                finding.rule().code() + " " + finding.rule().name()),
                        LONGEST_TITLE)));
        return "::" + level(finding.severity()) + " " + properties + "::"
                + data(PlainText.cut(message(finding), LONGEST_MESSAGE));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    /** Inside one line, because GitHub puts an annotation below the last line of its region. */
    private static Map<String, Integer> place(SourceLocation location) {
        Region region = location.region();
        Map<String, Integer> place = new LinkedHashMap<>();
        if (location.confidence() == Confidence.FILE) {
            return place;
        }
        place.put("line", region.startLine());
        place.put("endLine", region.startLine());
        if (location.confidence() == Confidence.EXACT) {
            place.put("col", region.startColumn());
            if (region.startLine() == region.endLine() && region.endColumn() > region.startColumn()) {
                place.put("endColumn", region.endColumn());
            }
        }
        return place;
    }

    private static String message(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add(PlainText.line(finding.message()));
        finding.conditions().forEach(condition -> lines.add(PlainText.line(ReportTexts.condition(condition))));
        finding.related().stream().limit(MOST_RELATED).forEach(related -> lines.add(PlainText.line(related(related))));
        if (finding.related().size() > MOST_RELATED) {
            lines.add("with " + ReportTexts.count(finding.related().size() - MOST_RELATED, "more place"));
        }
        finding.help()
                .ifPresent(help -> help.strip().lines().map(PlainText::line).forEach(lines::add));
        return String.join("\n", lines);
    }

    private static String related(RelatedLocation related) {
        String where = "with " + ReportTexts.fileAndLine(related.location());
        return related.message().isBlank() ? where : where + ": " + related.message();
    }

    private static String summary(Map<Severity, List<Finding>> rest) {
        StringJoiner counts = new StringJoiner(", ");
        Map<String, Integer> files = new LinkedHashMap<>();
        long total = 0;
        for (Map.Entry<Severity, List<Finding>> entry : rest.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                counts.add(ReportTexts.count(
                        entry.getValue().size(), entry.getKey().label()));
                total += entry.getValue().size();
            }
            entry.getValue()
                    .forEach(finding ->
                            files.merge(PlainText.line(finding.location().file()), 1, Integer::sum));
        }
        StringJoiner places = new StringJoiner(", ");
        files.entrySet().stream()
                .limit(MOST_FILES)
                .forEach(file -> places.add(file.getKey() + " (" + file.getValue() + ")"));
        if (files.size() > MOST_FILES) {
            places.add("and " + ReportTexts.count(files.size() - MOST_FILES, "more file"));
        }
        return counts + (total == 1 ? " is" : " are") + " not shown here, because GitHub shows " + MOST_PER_SEVERITY
                + " annotations of each severity: " + places
                + ". Run meshlint with --format text or --format sarif to see all.";
    }

    /** Escapes a property's value; actions/runner, src/Runner.Common/ActionCommand.cs, takes it back in {@code UnescapeProperty}. */
    static String property(String value) {
        return data(value).replace(":", "%3A").replace(",", "%2C");
    }

    /** Escapes a message; actions/runner, src/Runner.Common/ActionCommand.cs, takes it back in {@code UnescapeData}. */
    static String data(String value) {
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
