package io.meshlint.engine.conformance;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.world.World;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks every resource of every world against the schema of its kind. Kinds that are not known are left alone. */
public final class SchemaCheck {
    private SchemaCheck() {}

    /**
     * What is wrong, each mistake once, with the worlds that it is in.
     *
     * @param wanted which of the built-in rules may report
     */
    public static List<Finding> check(List<World> worlds, KnownKinds kinds, Predicate<RuleDescriptor> wanted) {
        // A loose manifest is the same object in every world that it joins.
        Map<Resource, List<String>> places = new IdentityHashMap<>();
        List<Resource> resources = new ArrayList<>();
        for (World world : worlds) {
            for (Resource resource : world.resources()) {
                places.computeIfAbsent(resource, first -> {
                            resources.add(first);
                            return new ArrayList<>(1);
                        })
                        .add(world.name());
            }
        }
        List<Finding> found = resources.parallelStream()
                .filter(resource -> !resource.isOutline())
                .flatMap(resource -> check(resource, kinds, places.get(resource)))
                .filter(finding -> wanted.test(finding.rule()))
                .toList();
        return merged(found);
    }

    private static Stream<Finding> check(Resource resource, KnownKinds kinds, List<String> worlds) {
        return kinds.of(resource).stream().flatMap(known -> {
            Mistakes mistakes = new Mistakes(resource, known, worlds);
            new ResourceChecker(known, mistakes).check(resource);
            return mistakes.findings().stream();
        });
    }

    /** @param resource empty where the place is known: one line of a template or a base that makes several resources is one mistake */
    private record Key(String code, SourceLocation location, String message, String resource) {}

    private static List<Finding> merged(List<Finding> findings) {
        Map<Key, Finding> merged = new LinkedHashMap<>();
        for (Finding finding : findings) {
            boolean placed = finding.location().confidence() != Confidence.FILE;
            Key key = new Key(
                    finding.rule().code(), finding.location(), finding.message(), placed ? "" : finding.fingerprint());
            merged.merge(key, finding, (kept, other) -> kept.alsoIn(other.worlds()));
        }
        return merged.values().stream().sorted(Finding.ORDER).toList();
    }
}
