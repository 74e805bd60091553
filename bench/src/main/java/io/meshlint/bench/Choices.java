package io.meshlint.bench;

import java.util.SplittableRandom;

/** What chance decides for a team: always the same for the same team and seed. */
final class Choices {
    private final Team team;
    private final long seed;
    private final SplittableRandom random;

    Choices(Team team, long seed) {
        this.team = team;
        this.seed = seed;
        this.random = new SplittableRandom(seed * 7_000_003 + team.number());
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** From 0 up to {@code bound}, exclusive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A team of the same department, perhaps the team itself. */
    Team neighbour() {
        return Team.of(team.number() / Team.DEPARTMENT * Team.DEPARTMENT + below(Team.DEPARTMENT), seed);
    }

    /** A Service that an application calls, as it may be written: two in three of its own namespace, else one of the department. */
    String reference() {
        Team callee = below(3) < 2 ? team : neighbour();
        String service = "app-" + below(callee.applications());
        return callee.equals(team) && oneIn(2) ? service : qualified(callee.namespace(), service);
    }

    static String qualified(String namespace, String name) {
        return name + "." + namespace + ".svc.cluster.local";
    }
}
