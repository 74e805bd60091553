/**
 * From checked clauses to a plan: filters as early as they can be decided, joins by index wherever a condition links two relations.
 * A plan says what will be done and how it was chosen, and holds no values of a world.
 */
package io.meshlint.engine.plan;
