/**
 * Runs plans over a world: rows flow through operators one at a time, relations are indexed and views kept once they are asked for.
 * The same input gives the same rows in the same order, however many rules run side by side.
 */
package io.meshlint.engine.run;
