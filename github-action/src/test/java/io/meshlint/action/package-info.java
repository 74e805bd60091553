/**
 * Runs the GitHub Action's script between the files of a pretended runner.
 * The command line is the real one, from the distribution that the build has just made.
 */
package io.meshlint.action;
