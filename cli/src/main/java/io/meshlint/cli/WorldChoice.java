package io.meshlint.cli;

/** Whether something may exist that the manifests do not define. */
enum WorldChoice {
    OPEN,
    CLOSED
}
