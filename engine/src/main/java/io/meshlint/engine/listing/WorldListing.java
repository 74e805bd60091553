package io.meshlint.engine.listing;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.report.PlainText;
import io.meshlint.engine.world.World;
import io.meshlint.engine.world.WorldSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes what the worlds of a run consist of, and what could not be read or rendered. */
public final class WorldListing {
    private final StringBuilder text = new StringBuilder();

    private WorldListing() {}

    /** The text; the same worlds give the same one. */
    public static String write(WorldSet worlds) {
        WorldListing listing = new WorldListing();
        worlds.worlds().forEach(listing::world);
        listing.findings(worlds.findings());
        worlds.notices().forEach(listing::line);
        return listing.text.toString();
    }

    private void line(String line) {
        text.append(PlainText.withoutCommands(PlainText.line(line)).stripTrailing())
                .append('\n');
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void world(World world) {
        line("World " + world.name() + ": " + count(world.resources().size(), "resource"));
        for (UnitSummary unit : world.units()) {
            String values = unit.values().isEmpty() ? "" : " with " + String.join(", ", unit.values());
            String path = unit.path().isEmpty() ? "." : unit.path();
            line("  " + unit.kind() + " " + path + values + ": "
                    + count(world.sizes().getOrDefault(unit, 0), "resource") + "; " + unit.why());
        }
        Map<String, Integer> kinds = new TreeMap<>();
        world.resources().forEach(resource -> kinds.merge(resource.kind(), 1, Integer::sum));
        StringBuilder all = new StringBuilder();
        kinds.forEach((kind, number) ->
                all.append(all.isEmpty() ? "" : ", ").append(number).append(' ').append(kind));
        if (!all.isEmpty()) {
            line("  " + all);
        }
        line("");
    }

    private void findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        line("Not read or rendered as it stands:");
        for (Finding finding : findings) {
            line("  " + place(finding.location()) + ": " + finding.rule().code() + " "
                    + finding.severity().label() + ": " + finding.message());
        }
        line("");
    }

    /** For example {@code charts/shop/values.yaml:12}. */
    public static String place(SourceLocation location) {
        return location.file() + ":" + location.region().startLine();
    }
}
