package io.meshlint.engine.value;

/** A whole number of at most 64 bits. */
public record IntegerValue(long value, Place place) implements Value {

    @Override
    public boolean equals(Object other) {
        return other instanceof IntegerValue that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
