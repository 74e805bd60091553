/**
 * Shows what is linted: worlds, what they consist of and why, and their resources as they would be applied; and what fields the known kinds have.
 * Secrets are masked, and every resource says where it comes from.
 */
package io.meshlint.engine.listing;
