/**
 * Brings the program that renders charts and kustomizations from its zip into the user's cache directory.
 * Nothing here knows Maven.
 */
package io.meshlint.maven.renderer;
