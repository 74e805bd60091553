package io.meshlint.engine.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which findings are withdrawn since another one says it better. Claims of findings that are withdrawn themselves count, so that the outcome
 * depends on no order, and of a chain of rules the last one speaks.
 */
public final class Claims {
    private record Key(RuleIdentity rule, String world) {}

    private final Map<Key, List<Claim>> claims = new LinkedHashMap<>();

    public void addAll(List<Claim> made) {
        made.forEach(claim -> claims.computeIfAbsent(new Key(claim.rule(), claim.world()), none -> new ArrayList<>())
                .add(claim));
    }

    /** The findings that are left, each in the worlds that it is left in. What belongs to no world is never withdrawn. */
    public List<Finding> remaining(List<Finding> findings) {
        List<Finding> remaining = new ArrayList<>();
        for (Finding finding : findings) {
            List<String> worlds = finding.worlds().stream()
                    .filter(world -> withdrawnBy(finding, world).isEmpty())
                    .toList();
            if (worlds.size() == finding.worlds().size()) {
                remaining.add(finding);
            } else if (!worlds.isEmpty()) {
                remaining.add(finding.withWorlds(worlds));
            }
        }
        return remaining;
    }

    /** The finding that says it better in a world, of several the first; empty where the finding stands. */
    public Optional<Finding> withdrawnBy(Finding finding, String world) {
        return claims.getOrDefault(new Key(finding.rule().identity(), world), List.of()).stream()
                .filter(claim -> claim.covers(finding))
                .map(Claim::by)
                .min(Comparator.comparing((Finding by) -> by.rule().code()).thenComparing(Finding.ORDER));
    }
}
