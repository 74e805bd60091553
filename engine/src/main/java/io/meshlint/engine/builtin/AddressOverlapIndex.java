package io.meshlint.engine.builtin;

/** Finds the pairs of {@code cidrsOverlap(a, b)}. */
final class AddressOverlapIndex extends EitherWayIndex {
    AddressOverlapIndex() {
        super(new AddressIndex());
    }
}
