/**
 * From syntax trees to checked rules: resolves names, finds types, and refuses what could fail open, each mistake with one message that
 * names the remedy.
 * A declaration with a mistake, and whatever depends on it, is left out; everything else can be run.
 */
package io.meshlint.engine.check;
