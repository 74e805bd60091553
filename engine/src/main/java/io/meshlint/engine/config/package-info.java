/**
 * {@code meshlint.yaml}: what a team tells meshlint about its repository.
 * Every mistake in it is a message with file, line and a suggestion.
 */
package io.meshlint.engine.config;
