/**
 * Located values: what a rule can touch, each knowing where in the source it stands.
 * Values of a manifest and values that a rule computes from them are of the same kinds, so that a place is never lost on the way.
 */
package io.meshlint.engine.value;
