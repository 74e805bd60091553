package io.meshlint.engine.explain;

import io.meshlint.engine.explain.Explanation.Body;
import io.meshlint.engine.explain.Explanation.FunnelLine;
import io.meshlint.engine.explain.Explanation.HeaderLine;
import io.meshlint.engine.explain.Explanation.Miss;
import io.meshlint.engine.explain.Explanation.Stop;
import io.meshlint.engine.explain.Explanation.WorldExplanation;
import io.meshlint.engine.report.PlainText;
import java.util.List;

/** Writes an explanation as text for a terminal. */
public final class ExplanationText {
    private static final int MOST_FINDINGS = 20;

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    /** The text; empty where there is nothing to explain. The same explanation gives the same text. */
    public static String write(Explanation explanation) {
        ExplanationText writer = new ExplanationText();
        if (explanation.rule().isPresent() && !explanation.worlds().isEmpty()) {
            var rule = explanation.rule().get();
            writer.line(rule.code() + " (" + rule.name() + "): " + rule.title());
        }
        explanation.worlds().forEach(writer::world);
        return writer.text.toString();
    }

    private void line(String line) {
        text.append(PlainText.withoutCommands(PlainText.line(line)).stripTrailing())
                .append('\n');
    }

    private void world(WorldExplanation world) {
        line("");
        line("World " + world.world() + " (" + world.resources()
                + (world.resources() == 1 ? " resource)" : " resources)"));
        for (HeaderLine condition : world.conditions()) {
            String values = condition.values().isEmpty() ? "" : ": " + String.join(", ", condition.values());
            line("  applies " + condition.condition() + (condition.holds() ? " holds" : " does not hold") + values);
        }
        world.focus().forEach(resource -> line("  rows with " + resource));
        world.notes().forEach(note -> line("  " + note));
        world.bodies().forEach(this::body);
        if (world.applies()) {
            findings(world.findings());
        }
        if (!world.plan().isEmpty()) {
            line("  How it is run:");
            world.plan().forEach(step -> line("    " + step));
        }
    }

    private void findings(List<String> findings) {
        line("  " + findings.size() + (findings.size() == 1 ? " finding" : " findings"));
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> line("    " + finding));
        if (findings.size() > MOST_FINDINGS) {
            line("    and " + (findings.size() - MOST_FINDINGS) + " more");
        }
    }

    private void body(Body body) {
        if (!body.title().isEmpty()) {
            line("  " + body.title() + ":");
        }
        int width = body.lines().stream()
                .mapToInt(l -> Long.toString(l.rows()).length())
                .max()
                .orElse(1);
        width = Math.max(4, width);
        for (FunnelLine clause : body.lines()) {
            String rows = clause.rows() < 0 ? "-" : Long.toString(clause.rows());
            String mark = clause.stop() ? "   <- removed the last row" : "";
            line("  " + " ".repeat(width - rows.length()) + rows + "  " + "  ".repeat(clause.depth()) + clause.text()
                    + mark);
        }
        body.stops().forEach(this::stop);
    }

    private void stop(Stop stop) {
        line("  " + stop.place() + ": `" + stop.clause() + "` removed the last row"
                + (stop.reason().isEmpty() ? "" : ": " + stop.reason()));
        for (Miss miss : stop.misses()) {
            line("    `" + miss.condition() + "` is false:");
            miss.row().forEach(variable -> line("      " + variable));
            miss.values().stream()
                    .filter(value -> !miss.row().contains(value.replace(" is ", " = ")))
                    .forEach(value -> line("      " + value));
        }
    }
}
