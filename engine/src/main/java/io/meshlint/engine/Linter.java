package io.meshlint.engine;

/** Lints a repository. */
public final class Linter {
    private Linter() {}

    /** Does what the request asks; a mistake of the user is in the outcome, an exception is our bug. */
    public static LintOutcome lint(LintRequest request) {
        throw new UnsupportedOperationException("not built yet");
    }
}
