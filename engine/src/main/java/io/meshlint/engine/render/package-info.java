/**
 * From a Helm chart or a Kustomize directory to the manifests that would be deployed, each leading back to its source.
 * The work is done by a separate program behind the {@code Renderer} interface; this package starts it, bounds it and maps what it says.
 */
package io.meshlint.engine.render;
