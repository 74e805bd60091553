/**
 * Writes the bundled schemas from pinned Go modules, tables of our own and corrections with their sources.
 * Compiled and run only under the Maven profile {@code schemas}; nothing of it is in the jar.
 */
package io.meshlint.engine.schema.generate;
