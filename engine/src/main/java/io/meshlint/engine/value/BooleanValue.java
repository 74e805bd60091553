package io.meshlint.engine.value;

/** A boolean. */
public record BooleanValue(boolean value, Place place) implements Value {

    @Override
    public boolean equals(Object other) {
        return other instanceof BooleanValue that && value == that.value;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(value);
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
