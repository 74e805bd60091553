package io.meshlint.engine.conformance;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.RuleDescriptor;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks every resource of every world against the schema of its kind. Kinds that are not known are left alone. */
public final class SchemaCheck {
    private SchemaCheck() {}

    /** A resource in the worlds that are checked for the same releases. */
    private record Subject(Resource resource, TargetVersions versions, List<String> worlds) {}

    /**
     * What is wrong, each mistake once, with the worlds that it is in.
     *
     * @param versions the releases that a world is checked for, by its name
     * @param wanted   which of the built-in rules may report
     */
    public static List<Finding> check(
            List<World> worlds,
            KnownKinds kinds,
            Function<String, TargetVersions> versions,
            Predicate<RuleDescriptor> wanted) {
        // A loose manifest is the same object in every world that it joins.
        Map<TargetVersions, Map<Resource, Subject>> known = new HashMap<>();
        List<Subject> subjects = new ArrayList<>();
        for (World world : worlds) {
            TargetVersions target = versions.apply(world.name());
            Map<Resource, Subject> same = known.computeIfAbsent(target, first -> new IdentityHashMap<>());
            for (Resource resource : world.resources()) {
                same.computeIfAbsent(resource, first -> {
                            Subject subject = new Subject(first, target, new ArrayList<>(1));
                            subjects.add(subject);
                            return subject;
                        })
                        .worlds()
                        .add(world.name());
            }
        }
        List<Finding> found = subjects.parallelStream()
                .filter(subject -> !subject.resource().isOutline())
                .flatMap(subject -> check(subject, kinds))
                .filter(finding -> wanted.test(finding.rule()))
                .toList();
        return merged(found);
    }

    private static Stream<Finding> check(Subject subject, KnownKinds kinds) {
        return kinds.of(subject.resource(), subject.versions()).stream().flatMap(known -> {
            Mistakes mistakes = new Mistakes(subject.resource(), known, subject.worlds());
            mistakes.unservedVersion();
            new ResourceChecker(known, mistakes).check(subject.resource());
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
