package io.meshlint.cli;

/** The exit statuses that scripts rely on. */
final class ExitStatus {
    /** Nothing at or above {@code --fail-on}. */
    static final int CLEAN = 0;

    /** Findings. */
    static final int FINDINGS = 1;

    /** The run could not be done as asked: arguments, configuration, a rule that does not compile. */
    static final int NOT_DONE = 2;

    /** A bug in meshlint; the number is that of {@code EX_SOFTWARE} in BSD's sysexits. */
    static final int BUG = 70;

    private ExitStatus() {}
}
