/**
 * Texts and places in them: a {@code SourceText} is a named text, a {@code Span} a stretch of one.
 * Everything that reports a place in a rule file, from a syntax error to a finding's explanation, does it with these.
 */
package io.meshlint.grammar.text;
