package io.meshlint.engine.core;

import io.meshlint.engine.type.Type;
import java.util.Objects;

/** A variable of a body. Equal only to itself; its slot is its place in the frame of the body that binds it. */
public final class Variable {
    private final String name;
    private final Type type;
    private final int slot;

    public Variable(String name, Type type, int slot) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.slot = slot;
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** 0-based place in the frame. */
    public int slot() {
        return slot;
    }

    @Override
    public String toString() {
        return name;
    }
}
