/**
 * meshlint's one entry: {@code Linter} takes a request and answers with a report.
 * The command line, the Maven plugin, the GitHub Action and the tests call it and add only their own surface.
 */
package io.meshlint.engine;
