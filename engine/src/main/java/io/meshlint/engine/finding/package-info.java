/**
 * What meshlint has to say about a repository: findings with their places, rules and identities, and the report that holds them all.
 * Reports are values without behaviour; writers in {@code io.meshlint.engine.report} turn them into text.
 */
package io.meshlint.engine.finding;
