/**
 * The built-in functions of the rule language: pure, total, and each in one place with its type, its work and the index it can use.
 * They know texts, lists, addresses, hosts and label selectors, and nothing of a mesh.
 */
package io.meshlint.engine.builtin;
