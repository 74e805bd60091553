package io.meshlint.engine.conformance;

import io.meshlint.engine.schema.Releases.Span;
import io.meshlint.engine.schema.Schema;
import io.meshlint.engine.schema.Schema.ObjectSchema;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.DecimalValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through one resource beside its schema. Nulls count as absent, and the status of an object, also of one inside another, is not looked
 * at: no repository decides what it holds.
 */
final class ResourceChecker {
    /**
     * Required fields of Kubernetes whose zero or empty value is valid, so that leaving them out is: no pointers in types.go (ISCSI volumes,
     * ControllerRevision, LimitRange, CSINode, PreferredSchedulingTerm).
     */
    private static final Set<String> EMPTY_IS_VALID = Set.of("drivers", "limits", "lun", "preference", "revision");

    private final Known known;
    private final Mistakes mistakes;
    /** The mappings around what is being looked at, outermost first. */
    private final List<Level> levels = new ArrayList<>();

    /** A mapping beside its schema. */
    record Level(MapValue map, ObjectSchema object) {}

    ResourceChecker(Known known, Mistakes mistakes) {
        this.known = known;
        this.mistakes = mistakes;
    }

    void check(Resource resource) {
        mapping(resource.body(), known.kind().root());
    }

    /** @param field what the closed set of values belongs to */
    private void value(Value value, Schema schema, Schema.Field field) {
        if (value.isAbsent() || schema instanceof Schema.AnySchema) {
            return;
        }
        if (schema instanceof ObjectSchema object && value instanceof MapValue map) {
            mapping(map, object);
        } else if (schema instanceof Schema.ListSchema list && value instanceof ListValue elements) {
            for (Value element : elements.elements()) {
                value(element, list.element(), field);
            }
        } else if (!fits(value, schema)) {
            if (!isFilledInLater(value)) {
                mistakes.wrongType(value, schema);
            }
        } else if (schema instanceof Schema.TextSchema text
                && !text.values().isEmpty()
                && value instanceof TextValue written) {
            if (!isFilledInLater(value)) {
                closed(written, text, field);
            }
        }
    }

    private void closed(TextValue written, Schema.TextSchema text, Schema.Field field) {
        if (!text.values().contains(written.value())) {
            mistakes.unknownValue(written, known.values(field, text));
        } else {
            known.without(written.value(), field)
                    .ifPresent(span -> mistakes.valueOfOtherVersion(written, known.values(field, text), span));
        }
    }

    private void mapping(MapValue map, ObjectSchema object) {
        levels.add(new Level(map, object));
        List<String> meant = List.of();
        for (Map.Entry<String, Value> entry : map.fields().entrySet()) {
            String name = entry.getKey();
            Schema.Field field = object.fields().get(name);
            boolean status = name.equals("status") && object.fields().containsKey("metadata");
            if (status || entry.getValue().isAbsent() || isEncryption(name, entry.getValue())) {
                continue;
            }
            Optional<Span> without = field == null ? Optional.empty() : known.without(field);
            if (without.isPresent()) {
                mistakes.fieldOfOtherVersion(field, entry.getValue(), levels, without.get());
            } else if (field != null) {
                value(entry.getValue(), field.schema(), field);
            } else if (object.additional().isPresent()) {
                Schema inner = object.additional().get();
                value(entry.getValue(), inner, new Schema.Field(name, inner, false, null));
            } else {
                meant = new ArrayList<>(meant);
                mistakes.unknownField(name, entry.getValue(), levels).ifPresent(meant::add);
            }
        }
        levels.remove(levels.size() - 1);
        for (Schema.Field field : object.required()) {
            // A misspelt name is one mistake, not an unknown field and a missing one.
            if (isMissing(map, field) && !meant.contains(field.name())) {
                mistakes.missingField(field, map);
            }
        }
    }

    private boolean isMissing(MapValue map, Schema.Field field) {
        Value value = map.fields().get(field.name());
        return (value == null || value.isAbsent())
                && field.defaultValue() == null
                && isEnforced(field)
                && known.without(field).isEmpty();
    }

    /**
     * Kubernetes' own kinds have no schema to be validated against: Go's zero value stands for what is missing and is then validated, and false
     * always passes. What a stable version requires may be optional in the betas before it.
     */
    private boolean isEnforced(Schema.Field field) {
        if (!known.builtIn()) {
            return true;
        }
        boolean emptySpec = field.name().equals("spec")
                && field.schema() instanceof ObjectSchema spec
                && spec.required().isEmpty();
        return known.stable()
                && !emptySpec
                && !(field.schema() instanceof Schema.BooleanSchema)
                && !EMPTY_IS_VALID.contains(field.name());
    }

    private static boolean fits(Value value, Schema schema) {
        if (schema instanceof Schema.TextSchema text) {
            // Quantities are read by resource.Quantity, which takes numbers too.
            boolean number = text.format().equals("quantity")
                    && (value instanceof IntegerValue || value instanceof DecimalValue);
            return value instanceof TextValue || number;
        }
        if (schema instanceof Schema.BooleanSchema) {
            return value instanceof BooleanValue;
        }
        if (schema instanceof Schema.IntegerSchema) {
            return value instanceof IntegerValue;
        }
        if (schema instanceof Schema.NumberSchema) {
            return value instanceof IntegerValue || value instanceof DecimalValue;
        }
        if (schema instanceof Schema.IntegerOrTextSchema) {
            return value instanceof IntegerValue || value instanceof TextValue;
        }
        return false;
    }

    /**
     * Flux and envsubst replace <code>${name}</code> after rendering, the Argo CD Vault plugin {@code <path:secret#key>}, and SOPS what begins
     * with {@code ENC[}.
     */
    private static boolean isFilledInLater(Value value) {
        return value instanceof TextValue text
                && (text.value().contains("${")
                        || text.value().startsWith("<path:")
                        || text.value().startsWith("ENC["));
    }

    /** What SOPS writes into a file that it encrypts, and takes out when it decrypts it. */
    private boolean isEncryption(String name, Value value) {
        return levels.size() == 1
                && name.equals("sops")
                && value instanceof MapValue sops
                && !sops.field("mac").isAbsent();
    }
}
