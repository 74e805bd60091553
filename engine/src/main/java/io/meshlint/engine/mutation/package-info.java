/**
 * Mutants of rules: the text of a module with one condition left out, turned round or moved by one.
 * Whether a fixture notices is for the tests of packs; here nothing is run.
 */
package io.meshlint.engine.mutation;
