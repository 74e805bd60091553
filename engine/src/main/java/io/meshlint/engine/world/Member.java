package io.meshlint.engine.world;

import io.meshlint.engine.finding.LintReport.UnitSummary;
import io.meshlint.engine.value.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that belongs to one or more worlds: a rendered unit, or the manifests of a file.
 *
 * @param path        relative to the repository
 * @param environment the world; empty where it joins the worlds of its directory or below it, else all
 * @param root        true for a chart or kustomization, which makes a world; false for manifests
 */
record Member(String path, Optional<String> environment, boolean root, UnitSummary summary, List<Resource> resources) {
    Member {
        Objects.requireNonNull(environment, "environment");
        resources = List.copyOf(resources);
    }
}
