/**
 * The concrete syntax of a rule file: every token and every comment as it was written, under the forms of the grammar.
 * It is for tools that keep what the author wrote; what a file says is in the syntax tree.
 */
package io.meshlint.grammar.concrete;
