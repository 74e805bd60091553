package io.meshlint.engine.gitops;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a GitOps object is read in.
 *
 * @param root        the repository, a real path
 * @param environment the world of the object; empty where it belongs to all or is not known
 * @param last        true where nothing more will become known, so that what is still missing is a problem
 */
public record Surroundings(
        Path root, Sources sources, KnownObjects objects, Optional<String> environment, boolean last) {
    public Surroundings {
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(sources, "sources");
        Objects.requireNonNull(objects, "objects");
        Objects.requireNonNull(environment, "environment");
    }
}
