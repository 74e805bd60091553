/**
 * Rule packs: directories and jars with a {@code pack.yaml} and rule modules below it.
 * A pack is found and read here; what its modules mean is for the checker.
 */
package io.meshlint.engine.pack;
