/**
 * What fields a kind has: schemas of Kubernetes, Istio and their like, loaded kind by kind on demand from a compact bundled form.
 * They type the rule language, give the API server's defaults, and tell where a manifest breaks its kind's schema.
 */
package io.meshlint.engine.schema;
