package io.meshlint.bench;

import java.util.List;

/**
 * Manifests of a whole organisation, always the same for the same number and seed.
 *
 * <p>What is large in a large organisation is the number of teams, not what one team has: a {@link Team} is a namespace of 2 to 30
 * applications, and an {@link ApplicationManifests application} is a Deployment with its Service and, for some, a ServiceAccount, a
 * ConfigMap, an autoscaler, a DestinationRule, a VirtualService, a Gateway, a ServiceEntry. Teams call their own Services, those of the
 * twenty teams of their department, and data stores of the {@link Platform}, which grows slowly. Mistakes are a share of what there is, so
 * their number grows as the repository does. A smaller world is the beginning of a larger one.
 *
 * <p>It is not made easy: auto mTLS is off, so that every DestinationRule matters to every client; a third of the namespaces are STRICT;
 * three namespaces in four have no Sidecar and see the whole mesh; one DestinationRule sets TLS for all hosts; all gateways and stores are
 * shared; one Service declares a database's port as HTTP, which every client of a database meets. {@link Census} counts what there is.
 */
public final class WorldGenerator {
    private WorldGenerator() {}

    /**
     * The texts of YAML files that hold {@code resources} resources together.
     *
     * @param resources at least 1
     */
    public static List<String> files(int resources, long seed) {
        Manifests manifests = new Manifests(resources);
        Platform platform = new Platform(manifests);
        platform.begin();
        for (int number = 0; !manifests.isFull(); number++) {
            platform.grow(number);
            new TeamManifests(manifests, Team.of(number, seed), seed).write();
        }
        return manifests.files();
    }
}
