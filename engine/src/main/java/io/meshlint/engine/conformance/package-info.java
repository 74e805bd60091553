/**
 * Compares manifests with the schemas of their kinds, as the API server would: fields, types, closed sets of values, required fields.
 * CustomResourceDefinitions of the repository and of packs extend the kinds that are known.
 */
package io.meshlint.engine.conformance;
