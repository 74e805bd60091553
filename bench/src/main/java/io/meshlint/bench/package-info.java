/**
 * Measurements: what reading, evaluating and memory cost over generated worlds, as ratios of one run.
 * Nothing here is part of the product.
 */
package io.meshlint.bench;
