/**
 * The goals of the Maven plugin: parameters in, the engine's report into the build's log and files, exceptions as Maven expects them.
 * Types of Maven stay in this package; what a goal does is the engine's.
 */
package io.meshlint.maven;
