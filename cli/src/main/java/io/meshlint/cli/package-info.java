/**
 * The {@code meshlint} commands: arguments in, reports, messages and an exit status out.
 * Everything between is the engine's; nothing here knows a rule or a manifest.
 */
package io.meshlint.cli;
