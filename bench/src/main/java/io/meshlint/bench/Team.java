package io.meshlint.bench;

import java.util.SplittableRandom;

/**
 * A namespace of one team, always the same for the same number and seed. Its size is bounded: of ten teams six have 2 to 5 applications,
 * three have 6 to 12, one has 13 to 30.
 *
 * @param number       from 0
 * @param applications how many there are; each has a Service {@code app-0}, {@code app-1} and so on
 * @param injected     whether the namespace injects sidecars
 * @param strict       whether its workloads accept mutual TLS only
 * @param scoped       whether a Sidecar says what its workloads see
 */
record Team(int number, int applications, boolean injected, boolean strict, boolean scoped) {
    /** Teams that work together: they call each other's Services. */
    static final int DEPARTMENT = 20;

    static Team of(int number, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        int size = random.nextInt(10);
        int applications =
                size < 6 ? 2 + random.nextInt(4) : size < 9 ? 6 + random.nextInt(7) : 13 + random.nextInt(18);
        return new Team(number, applications, random.nextInt(10) > 0, random.nextInt(3) == 0, random.nextInt(4) == 0);
    }

    String namespace() {
        return "team-" + number;
    }
}
