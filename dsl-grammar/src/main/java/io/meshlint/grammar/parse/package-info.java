/**
 * From the text of a rule file to its syntax tree, by way of the ANTLR grammar {@code MeshRules.g4}.
 * A file with mistakes gives a tree of what could be understood and one diagnostic for each mistake.
 */
package io.meshlint.grammar.parse;
