/**
 * Checked rules: names resolved, types known, functions that are conditions opened up, so that a planner can see every join.
 * It holds no text and no world; the checker makes it, the planner and the runner read it.
 */
package io.meshlint.engine.core;
