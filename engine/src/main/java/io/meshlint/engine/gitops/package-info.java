/**
 * Reads the objects by which Argo CD and Flux are told what to deploy, and says what that is in this repository.
 * What cannot be resolved offline is a problem at its line.
 */
package io.meshlint.engine.gitops;
