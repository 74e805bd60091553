/**
 * Tests of the bundled packs. Every fixture is linted as a user would lint it, and what is found is compared with what the file expects.
 */
package io.meshlint.rules;
