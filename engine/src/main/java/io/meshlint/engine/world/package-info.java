/**
 * What is deployed together: finds the charts, kustomizations and manifests of a repository, has them rendered and read, and groups them into worlds.
 * Whatever could not be read or rendered is a finding here, never a silent gap.
 */
package io.meshlint.engine.world;
