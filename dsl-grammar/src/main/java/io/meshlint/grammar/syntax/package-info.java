/**
 * The syntax tree of a rule module: immutable records, each with the span it was written at.
 * It says what the author wrote and nothing about what it means; names are resolved by the checker.
 */
package io.meshlint.grammar.syntax;
