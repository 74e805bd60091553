/**
 * The types of the rule language: scalars, lists, mappings, records of schemas, kinds, rows of views.
 * They exist only while a rule is checked; at run time a value that does not fit its type is absent.
 */
package io.meshlint.engine.type;
