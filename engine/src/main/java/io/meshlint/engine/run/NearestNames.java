package io.meshlint.engine.run;

import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.RowValue.Evidence;
import io.meshlint.engine.value.RowValue.Sought;
import io.meshlint.grammar.text.EditDistance;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what there is where something that was looked for by name is not: names that are near, and the same name in another namespace. */
final class NearestNames {
    private static final int MOST = 3;
    /** Of shorter names almost any two are near. */
    private static final int SHORTEST = 3;

    private final WorldRun world;

    NearestNames(WorldRun world) {
        this.world = world;
    }

    /** For example: There is no Service `cart` in `shop`; there is `carts` in `shop`, `cart` in `shop-dev`. Empty where nothing is near. */
    Optional<String> sentences(List<Evidence> evidence) {
        Set<String> sentences = new LinkedHashSet<>();
        for (Evidence one : evidence) {
            one.sought().flatMap(this::sentence).ifPresent(sentences::add);
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    private record Candidate(Resource resource, int distance) {}

    private Optional<String> sentence(Sought sought) {
        List<Candidate> near = sought.kinds().stream()
                .flatMap(kind -> world.relations().ofKindName(kind).stream())
                .map(resource -> new Candidate(resource, distance(resource, sought)))
                .filter(candidate -> candidate.distance() <= furthest(sought))
                .sorted(Comparator.comparingInt((Candidate candidate) -> isThere(candidate.resource(), sought) ? 0 : 1)
                        .thenComparingInt(Candidate::distance)
                        .thenComparing(Candidate::resource, Resource.ORDER))
                .limit(MOST)
                .toList();
        if (near.isEmpty()) {
            return Optional.empty();
        }
        boolean severalKinds = sought.kinds().size() > 1;
        String found = near.stream()
                .map(candidate -> describe(candidate.resource(), severalKinds))
                .collect(Collectors.joining(", "));
        String wanted = String.join(" or ", sought.kinds()) + " `" + sought.name() + "`"
                + sought.namespace().map(n -> " in `" + n + "`").orElse("");
        return Optional.of("There is no " + wanted + "; there is " + found + ".");
    }

    private static boolean isThere(Resource resource, Sought sought) {
        return sought.namespace().isEmpty() || sought.namespace().equals(resource.namespace());
    }

    private static int furthest(Sought sought) {
        return sought.name().length() < SHORTEST ? 0 : Math.max(1, sought.name().length() / 4);
    }

    /** In another namespace only the same name counts: near ones are somebody else's. */
    private static int distance(Resource resource, Sought sought) {
        if (resource.name().equals(sought.name())) {
            return 0;
        }
        boolean comparable = isThere(resource, sought)
                && Math.abs(resource.name().length() - sought.name().length()) <= furthest(sought);
        return comparable ? EditDistance.between(sought.name(), resource.name()) : Integer.MAX_VALUE;
    }

    private static String describe(Resource resource, boolean withKind) {
        String kind = withKind ? resource.kind() + " " : "";
        return kind + "`" + resource.name() + "`"
                + resource.namespace().map(n -> " in `" + n + "`").orElse("");
    }
}
