package io.meshlint.engine.builtin;

/** Finds the pairs of {@code hostsOverlap(a, b)}. */
final class HostOverlapIndex extends EitherWayIndex {
    HostOverlapIndex() {
        super(new HostIndex());
    }
}
