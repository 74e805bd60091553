package io.meshlint.engine.world;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Groups members into worlds (architecture, "Worlds"). */
final class Worlds {
    static final String DEFAULT = "default";

    private final List<Member> members;
    private final SortedMap<String, List<Member>> byName = new TreeMap<>();
    private final Map<Member, Set<String>> joined = new IdentityHashMap<>();
    private final Map<String, Set<String>> below = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Worlds(List<Member> members) {
        this.members = members;
    }

    /** @param named true where the configuration gave the names, which then stay as they are */
    List<World> group(boolean named) {
        Set<String> names =
                members.stream().flatMap(m -> m.environment().stream()).collect(Collectors.toCollection(TreeSet::new));
        long roots = members.stream()
                .filter(Member::root)
                .map(Member::path)
                .distinct()
                .count();
        boolean single = names.isEmpty() || !named && names.size() == 1 && roots <= 1;
        for (Member member : members) {
            Set<String> worlds = single ? Set.of(DEFAULT) : worldsOf(member, names);
            joined.put(member, worlds);
            for (String world : worlds) {
                byName.computeIfAbsent(world, name -> new ArrayList<>()).add(member);
            }
        }
        List<World> worlds = new ArrayList<>();
        byName.forEach((name, parts) -> worlds.add(world(name, parts)));
        return worlds;
    }

    /** The worlds that a member was put into, sorted. */
    List<String> worldsOf(Member member) {
        return joined.get(member).stream().sorted().toList();
    }

    List<Finding> findings() {
        return findings;
    }

    private Set<String> worldsOf(Member member, Set<String> names) {
        if (member.environment().isPresent()) {
            return Set.of(member.environment().get());
        }
        String directory = member.root() ? member.path() : Repository.parent(member.path());
        Set<String> here = below.computeIfAbsent(directory, this::worldsBelow);
        return here.isEmpty() ? names : here;
    }

    private SortedSet<String> worldsBelow(String directory) {
        SortedSet<String> worlds = new TreeSet<>();
        for (Member other : members) {
            if (other.environment().isPresent() && Repository.isIn(other.path(), directory)) {
                worlds.add(other.environment().get());
            }
        }
        return worlds;
    }

    private record Identity(String group, String kind, String namespace, String name) {}

    private World world(String name, List<Member> parts) {
        Map<Identity, Resource> resources = new LinkedHashMap<>();
        Map<UnitSummary, Integer> sizes = new LinkedHashMap<>();
        int nameless = 0;
        for (Member part : parts) {
            sizes.putIfAbsent(part.summary(), 0);
            for (Resource resource : part.resources()) {
                String own = hasName(resource) ? resource.name() : "#" + nameless++;
                Identity identity = new Identity(
                        resource.group(), resource.kind(), resource.namespace().orElse(""), own);
                Resource first = resources.putIfAbsent(identity, resource);
                if (first == null) {
                    sizes.merge(part.summary(), 1, Integer::sum);
                } else if (first != resource) {
                    findings.add(Findings.duplicate(first, resource).withWorlds(List.of(name)));
                }
            }
        }
        return new World(name, List.copyOf(resources.values()), summaries(parts), sizes);
    }

    /** False for configuration files of programs, and for objects whose name the API server makes up. */
    private static boolean hasName(Resource resource) {
        return resource.body().field("metadata") instanceof MapValue metadata
                && !metadata.field("name").isAbsent();
    }

    private static List<UnitSummary> summaries(List<Member> parts) {
        Set<UnitSummary> summaries = new LinkedHashSet<>();
        parts.forEach(part -> summaries.add(part.summary()));
        return List.copyOf(summaries);
    }
}
