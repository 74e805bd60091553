package io.meshlint.engine.world;

import io.meshlint.engine.gitops.Deployment;
import io.meshlint.engine.gitops.Plan;
import java.util.Optional;

/** Tells to which world belongs what a GitOps object deploys. */
final class DeployedWorld {
    private DeployedWorld() {}

    /**
     * The other cluster that the object names, else the world that it lives in, else what names say of the environment.
     *
     * @param own the world of the object
     */
    static Optional<String> of(Plan plan, Deployment deployment, Optional<String> own, EnvironmentNames environments) {
        if (deployment instanceof Deployment.Generator) {
            return own;
        }
        return plan.cluster()
                .or(() -> own)
                .or(() -> environments.ofDirectory(deployment.path()))
                .or(() ->
                        deployment instanceof Deployment.Chart chart ? ofValues(chart, environments) : Optional.empty())
                .or(() -> EnvironmentNames.ofName(plan.object().name()))
                .or(() -> EnvironmentNames.ofName(deployment.namespace()));
    }

    /** The environment that the last of the values files names; later ones win over earlier ones. */
    private static Optional<String> ofValues(Deployment.Chart chart, EnvironmentNames environments) {
        Optional<String> environment = Optional.empty();
        for (String file : chart.ownValuesFiles()) {
            Optional<String> named = EnvironmentNames.ofValuesFile(Repository.name(file))
                    .or(() -> ofPath(file))
                    .or(() -> environments.ofDirectory(Repository.parent(file)));
            environment = named.isPresent() ? named : environment;
        }
        return environment;
    }

    private static Optional<String> ofPath(String file) {
        String directory = Repository.parent(file);
        String near = Repository.name(directory) + "/" + Repository.name(file);
        return EnvironmentNames.ofValuesFile(near)
                .or(() -> EnvironmentNames.ofValuesFile(Repository.name(Repository.parent(directory)) + "/" + near));
    }
}
