/**
 * What there is to check: all rules of all packs, with what each may say.
 * It is read from the rules themselves and knows nothing of a repository.
 */
package io.meshlint.engine.catalogue;
