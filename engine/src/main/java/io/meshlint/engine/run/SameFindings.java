package io.meshlint.engine.run;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.RelatedLocation;
import io.meshlint.engine.finding.SourceLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Joins findings that are the same one, found by several rows. The outcome does not depend on the order in which they come. */
final class SameFindings {
    /** The worst first, then what rests on less, then by what people read. */
    private static final Comparator<Finding> PREFERENCE = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.conditions().size())
            .thenComparing(Finding::message)
            .thenComparing(finding -> finding.conditions().toString())
            .thenComparing(finding -> finding.help().orElse(""))
            .thenComparing(finding -> finding.related().toString())
            .thenComparing(finding -> finding.fixes().toString())
            .thenComparing(finding -> finding.resource().toString());

    private record Identity(String fingerprint, SourceLocation location) {}

    private final Map<Identity, Set<Finding>> found = new LinkedHashMap<>();

    void add(Finding finding) {
        found.computeIfAbsent(
                        new Identity(finding.fingerprint(), finding.location()), none -> new TreeSet<>(PREFERENCE))
                .add(finding);
    }

    /** Each finding once, the preferred of its kind with the related places of all; in {@link Finding#ORDER}. */
    List<Finding> merged() {
        List<Finding> merged = new ArrayList<>();
        for (Set<Finding> same : found.values()) {
            Finding kept = same.iterator().next();
            Set<RelatedLocation> related = new LinkedHashSet<>();
            same.forEach(finding -> related.addAll(finding.related()));
            merged.add(kept.withRelated(List.copyOf(related)));
        }
        merged.sort(Finding.ORDER);
        return merged;
    }
}
