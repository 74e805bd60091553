package io.meshlint.engine.value;

/** A number with a fraction, or one too large for 64 bits; rules can print it and compare it for equality. */
public record DecimalValue(String value, Place place) implements Value {

    @Override
    public boolean equals(Object other) {
        return other instanceof DecimalValue that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
