package io.meshlint.engine.value;

import java.util.List;

/** A list; equal to another by its elements. */
public record ListValue(List<Value> elements, Place place) implements Value {

    public static final ListValue EMPTY = new ListValue(List.of(), null);

    public ListValue {
        elements = List.copyOf(elements);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListValue that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return elements.toString();
    }
}
