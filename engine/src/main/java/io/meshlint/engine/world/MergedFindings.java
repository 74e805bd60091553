package io.meshlint.engine.world;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one finding of equal ones that were made for several worlds. */
final class MergedFindings {
    private MergedFindings() {}

    private record Key(String code, SourceLocation location, String message) {}

    static List<Finding> of(List<Finding> findings) {
        Map<Key, Finding> merged = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Key key = new Key(finding.rule().code(), finding.location(), finding.message());
            merged.merge(key, finding, (kept, other) -> kept.alsoIn(other.worlds()));
        }
        return merged.values().stream().sorted(Finding.ORDER).toList();
    }
}
