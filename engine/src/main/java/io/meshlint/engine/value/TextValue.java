package io.meshlint.engine.value;

/** A text. */
public record TextValue(String value, Place place) implements Value {

    @Override
    public boolean equals(Object other) {
        return other instanceof TextValue that && value.equals(that.value);
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
