/**
 * Turns a {@code LintReport} into what people and other tools read: text, JSON, SARIF and GitHub workflow commands.
 * Writers add no judgement of their own, and treat every text of a report as hostile.
 */
package io.meshlint.engine.report;
