package io.meshlint.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the dialect of OpenAPI in which Kubernetes and custom resource definitions write their schemas. */
public final class OpenApi {
    /** As controller-gen writes resource.Quantity. */
    private static final String QUANTITY = "([KMGTPE]i)|[numkMGTPE]";
    /** As Flux writes metav1.Duration, with and without hours, and the Gateway API its Duration. */
    private static final Set<String> DURATIONS = Set.of("(ms|s|m|h)", "(ms|s|m)", "(h|m|s|ms)");

    private final Function<String, Draft> references;
    private final boolean published;

    private OpenApi(Function<String, Draft> references, boolean published) {
        this.references = references;
        this.published = published;
    }

    /**
     * The OpenAPI that Kubernetes publishes of its own types. An object without properties is opaque there, and a default that is Go's zero value
     * says only that the Go field is no pointer.
     *
     * @param references finds what a {@code $ref} names
     */
    public static OpenApi ofKubernetes(Function<String, Draft> references) {
        return new OpenApi(references, true);
    }

    /**
     * The structural schemas of custom resource definitions, which have no references and prune what they do not name. What no structural schema
     * may hold is read as anything: the API server refuses such a definition.
     */
    public static OpenApi ofCustomResources() {
        return new OpenApi(reference -> Draft.ANY, false);
    }

    /** What a schema describes. */
    public Draft read(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String reference) {
            return references.apply(reference);
        }
        if (schema.get("allOf") instanceof List<?> all
                && all.size() == 1
                && !schema.containsKey("type")
                && all.get(0) instanceof Map<?, ?> only) {
            return read(only);
        }
        if (schema.get("pattern") instanceof String pattern && pattern.contains(QUANTITY)) {
            return Draft.text("quantity");
        }
        if (Boolean.TRUE.equals(schema.get("x-kubernetes-int-or-string"))
                || "int-or-string".equals(schema.get("format"))) {
            return Draft.INTEGER_OR_TEXT;
        }
        if (Boolean.TRUE.equals(schema.get("x-kubernetes-embedded-resource"))) {
            return Draft.ANY;
        }
        if (!(schema.get("type") instanceof String type)) {
            return schema.containsKey("properties") ? mapping(schema, new Draft.Mapping("")) : Draft.ANY;
        }
        return switch (type) {
            case "object" -> object(schema);
            case "array" ->
                new Draft.Sequence(schema.get("items") instanceof Map<?, ?> items ? read(items) : Draft.ANY);
            case "string" -> text(schema);
            case "boolean" -> Draft.BOOLEAN;
            case "integer" -> Draft.INTEGER;
            case "number" -> Draft.NUMBER;
            default -> unknown(type);
        };
    }

    private Draft unknown(String type) {
        if (published) {
            throw new IllegalArgumentException("OpenAPI has no type " + type);
        }
        return Draft.ANY;
    }

    private Draft object(Map<?, ?> schema) {
        boolean bare = !schema.containsKey("properties") && !schema.containsKey("additionalProperties");
        if (bare && (published || isOpen(schema))) {
            return Draft.ANY;
        }
        return mapping(schema, new Draft.Mapping(""));
    }

    /** Fills a mapping that others may already refer to. */
    public Draft.Mapping mapping(Map<?, ?> schema, Draft.Mapping target) {
        List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) -> {
                Map<?, ?> facts = property instanceof Map<?, ?> map ? map : Map.of();
                // A default that is a mapping or a list is not kept, but the API server writes it before it looks for
                // what is missing.
                // In the published form it is Go's zero value and validated like one that was written.
                boolean written = !published
                        && (facts.get("default") instanceof Map<?, ?> || facts.get("default") instanceof List<?>);
                target.members.put(
                        (String) name,
                        new Draft.Member(
                                read(facts), required.contains(name) && !written, defaultOf(facts.get("default"))));
            });
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> additional) {
            target.additional = read(additional);
        } else if (isOpen(schema) || Boolean.TRUE.equals(schema.get("additionalProperties"))) {
            target.additional = Draft.ANY;
        }
        return target;
    }

    private Object defaultOf(Object value) {
        if (value instanceof Number number && !(value instanceof Double)) {
            return published && number.longValue() == 0 ? null : (Object) number.longValue();
        }
        if (value instanceof String || value instanceof Boolean) {
            return published && (value.equals("") || value.equals(false)) ? null : value;
        }
        return null;
    }

    private static boolean isOpen(Map<?, ?> schema) {
        return Boolean.TRUE.equals(schema.get("x-kubernetes-preserve-unknown-fields"));
    }

    private static Draft text(Map<?, ?> schema) {
        if (schema.get("enum") instanceof List<?> values) {
            return Draft.oneOf(values.stream().map(String::valueOf).toList());
        }
        if ("date-time".equals(schema.get("format"))) {
            return Draft.text("date-time");
        }
        return isDuration(schema) ? Draft.text("duration") : Draft.TEXT;
    }

    private static boolean isDuration(Map<?, ?> schema) {
        if (schema.get("pattern") instanceof String pattern
                && DURATIONS.stream().anyMatch(pattern::contains)) {
            return true;
        }
        return schema.get("x-kubernetes-validations") instanceof List<?> validations
                && validations.stream()
                        .anyMatch(rule -> rule instanceof Map<?, ?> facts
                                && String.valueOf(facts.get("rule")).startsWith("duration(self)"));
    }
}
