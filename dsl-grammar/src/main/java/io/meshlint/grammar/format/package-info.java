/**
 * The formatter of the rule language: one layout for every file, decided by its tokens, its comments and its empty lines.
 * Forms of the grammar become documents of texts and possible line ends, which the printer fits into the width of a page.
 */
package io.meshlint.grammar.format;
