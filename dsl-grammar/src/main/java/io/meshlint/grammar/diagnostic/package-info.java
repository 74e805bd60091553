/**
 * What is wrong with a rule file, as values: a {@code Diagnostic} says what, where, why it matters and what to write instead.
 * Mistakes of an author never throw; they are collected in {@code Diagnostics} and printed by {@code DiagnosticPrinter}.
 */
package io.meshlint.grammar.diagnostic;
