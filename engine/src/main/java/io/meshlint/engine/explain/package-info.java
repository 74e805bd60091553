/**
 * Says why a rule reports or keeps silent: how many rows each of its clauses lets through, and which clause removed the last one.
 * It runs clauses in the author's order without indexes and joins nothing that the rule does not.
 */
package io.meshlint.engine.explain;
