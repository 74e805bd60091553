package io.meshlint.engine.config;

import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns located values into plain ones: texts, Longs, Booleans, and lists of them; other numbers become texts. */
final class ParameterValues {
    private ParameterValues() {}

    static Optional<Object> of(Value value) {
        if (value.isAbsent() || value instanceof MapValue) {
            return Optional.empty();
        }
        if (value instanceof BooleanValue truth) {
            return Optional.of(truth.value());
        }
        if (value instanceof IntegerValue number) {
            return Optional.of(number.value());
        }
        if (value instanceof ListValue list) {
            List<Object> elements = new ArrayList<>();
            for (Value element : list.elements()) {
                Optional<Object> plain = of(element);
                if (plain.isEmpty()) {
                    return Optional.empty();
                }
                elements.add(plain.get());
            }
            return Optional.of(List.copyOf(elements));
        }
        return Optional.of(value.toString());
    }
}
