/**
 * From the text of manifests to located values: documents, their values with places, and the mistakes in them as values.
 * Scalars are typed as Kubernetes' own parser types them, so that a rule sees what the API server would see.
 */
package io.meshlint.engine.yaml;
