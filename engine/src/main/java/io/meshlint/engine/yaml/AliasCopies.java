package io.meshlint.engine.yaml;

import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DecimalValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies an anchor's value to where it is used.
 *
 * <p>The copy's path is that of the use; what stands inside it keeps the lines of the anchor, for there is the text. Copies are counted, since a few aliases of aliases can make billions.
 */
final class AliasCopies {
    /** Half of what sigs.k8s.io/yaml lets a document decode before it looks at the share of aliases ({@code goyaml.v2/decode.go}). */
    static final int MOST = 200_000;

    private final TextPool pool;
    private int copied;

    AliasCopies(TextPool pool) {
        this.pool = pool;
    }

    /** A value under a merge key, with its own region. */
    Value copyField(Value value, Place parent, String name, Region use) {
        if (value.isAbsent()) {
            return AbsentValue.field(parent, name);
        }
        Region region = value.place() == null ? use : value.place().region();
        return copy(value, parent == null ? null : parent.field(name, region), use);
    }

    /** @param use where the alias stands */
    Value copy(Value value, Place place, Region use) {
        if (++copied > MOST) {
            throw new BrokenDocument(new YamlProblem(
                    YamlProblem.Kind.TOO_LARGE,
                    use,
                    "aliases make this document larger than " + MOST + " values",
                    "Write the values out, or use fewer aliases of aliases; Kubernetes' own parser refuses such"
                            + " documents too.",
                    Optional.empty()));
        }
        if (value instanceof MapValue map) {
            List<String> names = new ArrayList<>(map.fields().size());
            List<Value> values = new ArrayList<>(map.fields().size());
            for (Map.Entry<String, Value> field : map.fields().entrySet()) {
                names.add(field.getKey());
                values.add(copyField(field.getValue(), place, field.getKey(), use));
            }
            return pool.mapping(names, values, place);
        }
        if (value instanceof ListValue list) {
            List<Value> elements = new ArrayList<>(list.elements().size());
            for (Value element : list.elements()) {
                Region region = element.place() == null ? use : element.place().region();
                elements.add(copy(element, place == null ? null : place.element(elements.size(), region), use));
            }
            return new ListValue(elements, place);
        }
        return scalar(value, place);
    }

    private static Value scalar(Value value, Place place) {
        if (value instanceof TextValue text) {
            return new TextValue(text.value(), place);
        } else if (value instanceof IntegerValue number) {
            return new IntegerValue(number.value(), place);
        } else if (value instanceof DecimalValue number) {
            return new DecimalValue(number.value(), place);
        } else if (value instanceof BooleanValue truth) {
            return new BooleanValue(truth.value(), place);
        } else if (value instanceof AbsentValue) {
            return new AbsentValue(place, "");
        }
        throw new IllegalStateException("not from a document: " + value.getClass());
    }
}
