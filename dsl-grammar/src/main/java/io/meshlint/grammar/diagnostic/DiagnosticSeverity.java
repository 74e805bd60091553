package io.meshlint.grammar.diagnostic;

/** Whether a rule file with this mistake can be run. */
public enum DiagnosticSeverity {
    /** The file is not run. */
    ERROR,
    /** The file is run all the same. */
    WARNING
}
