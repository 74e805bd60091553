package io.meshlint.engine.world;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes one finding of equal ones that were made for several worlds. */
final class MergedFindings {
    private MergedFindings() {}

    private record Key(String code, SourceLocation location, String message) {}

    static List<Finding> of(List<Finding> findings) {
        Map<Key, Finding> merged = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Key key = new Key(finding.rule().code(), finding.location(), finding.message());
            merged.merge(key, finding, MergedFindings::join);
        }
        return merged.values().stream().sorted(Finding.ORDER).toList();
    }

    private static Finding join(Finding one, Finding other) {
        TreeSet<String> worlds = new TreeSet<>(one.worlds());
        worlds.addAll(other.worlds());
        return Findings.inWorlds(one, List.copyOf(worlds));
    }
}
