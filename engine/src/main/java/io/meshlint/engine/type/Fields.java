package io.meshlint.engine.type;

import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What fields a type has. */
public final class Fields {
    /** Fields that every resource has besides those of its schema. */
    private static final List<String> OF_EVERY_RESOURCE = List.of("name", "namespace", "ref", "kind", "apiVersion");

    /** What every object has in its metadata that rules ask for. */
    private static final Type METADATA_OF_ANY = new Type.Struct(metadata());

    private Fields() {}

    private static Map<String, Type> metadata() {
        Map<String, Type> fields = new LinkedHashMap<>();
        fields.put("name", Type.TEXT);
        fields.put("namespace", Type.TEXT.optional());
        fields.put("labels", new Type.MapOf(Type.TEXT).optional());
        fields.put("annotations", new Type.MapOf(Type.TEXT).optional());
        fields.put("creationTimestamp", Type.TEXT.optional());
        return fields;
    }

    /**
     * A field of a type.
     *
     * @param type         optional where the field may be missing
     * @param defaultValue what the API server writes where it is missing; null for none
     */
    public record FieldType(Type type, Object defaultValue) {}

    /** The field of a type that is not optional; empty where the type cannot have it. */
    public static Optional<FieldType> find(Type owner, String field) {
        if (owner instanceof Type.Any || owner instanceof Type.Error) {
            return Optional.of(new FieldType(owner instanceof Type.Error ? Type.ERROR : Type.ANY.optional(), null));
        }
        if (owner instanceof Type.Record record) {
            return ofObject(record.schema(), record.name(), field, false);
        }
        if (owner instanceof Type.Kind kind) {
            return ofKind(kind.schema(), field);
        }
        if (owner instanceof Type.Resource) {
            return ofAnyResource(field);
        }
        if (owner instanceof Type.MapOf map) {
            return Optional.of(new FieldType(map.value().optional(), null));
        }
        if (owner instanceof Type.Row row) {
            return Optional.ofNullable(row.relation().columnTypes().get(field)).map(type -> new FieldType(type, null));
        }
        if (owner instanceof Type.Struct struct) {
            return Optional.ofNullable(struct.fields().get(field)).map(type -> new FieldType(type, null));
        }
        if (owner instanceof Type.Union union) {
            return ofUnion(union, field);
        }
        if (owner instanceof Type.ListOf list && list.spread()) {
            return find(list.element().present(), field).map(f -> new FieldType(spread(f.type()), f.defaultValue()));
        }
        return Optional.empty();
    }

    private static Type spread(Type field) {
        Type present = field.present();
        return new Type.ListOf(
                present instanceof Type.ListOf inner && inner.spread() ? inner.element() : present, true);
    }

    /** True if {@link #find} could succeed for some name. */
    public static boolean hasFields(Type type) {
        return !(type instanceof Type.Scalar
                || type instanceof Type.Text
                || type instanceof Type.Node
                || type instanceof Type.Nothing
                || type instanceof Type.ListOf list
                        && (!list.spread() || !hasFields(list.element().present())));
    }

    /** The names of a type's fields, for suggestions. */
    public static Set<String> names(Type owner) {
        Set<String> names = new LinkedHashSet<>();
        if (owner instanceof Type.Record record) {
            names.addAll(record.schema().fields().keySet());
        } else if (owner instanceof Type.Kind kind) {
            names.addAll(kind.schema().root().fields().keySet());
            names.addAll(OF_EVERY_RESOURCE);
        } else if (owner instanceof Type.Resource) {
            names.addAll(OF_EVERY_RESOURCE);
            names.add("metadata");
        } else if (owner instanceof Type.Row row) {
            names.addAll(row.relation().columnTypes().keySet());
        } else if (owner instanceof Type.Struct struct) {
            names.addAll(struct.fields().keySet());
        } else if (owner instanceof Type.Union union) {
            union.members().forEach(member -> names.addAll(names(member)));
        } else if (owner instanceof Type.ListOf list) {
            names.addAll(names(list.element().present()));
        }
        return names;
    }

    private static Optional<FieldType> ofObject(
            Schema.ObjectSchema schema, String name, String field, boolean definite) {
        Schema.Field known = schema.fields().get(field);
        if (known != null) {
            boolean optional = !known.required() && known.defaultValue() == null && !definite;
            return Optional.of(new FieldType(
                    SchemaTypes.of(known.schema(), name + "." + field).optionalIf(optional), known.defaultValue()));
        }
        return schema.additional()
                .map(value ->
                        new FieldType(SchemaTypes.of(value, name + "." + field).optional(), null));
    }

    private static Optional<FieldType> ofKind(KindSchema kind, String field) {
        switch (field) {
            case "name", "ref", "kind", "apiVersion" -> {
                return Optional.of(new FieldType(Type.TEXT, null));
            }
            case "namespace" -> {
                return Optional.of(new FieldType(Type.TEXT.optionalIf(!kind.namespaced()), null));
            }
            // CRDs do not require spec, yet a resource without it has nothing that a rule could join on.
            case "metadata", "spec" -> {
                return ofObject(kind.root(), kind.kind(), field, true);
            }
            default -> {
                return ofObject(kind.root(), kind.kind(), field, false);
            }
        }
    }

    private static Optional<FieldType> ofAnyResource(String field) {
        return switch (field) {
            case "name", "ref", "kind", "apiVersion" -> Optional.of(new FieldType(Type.TEXT, null));
            case "namespace" -> Optional.of(new FieldType(Type.TEXT.optional(), null));
            case "metadata" -> Optional.of(new FieldType(METADATA_OF_ANY, null));
            default -> Optional.empty();
        };
    }

    private static Optional<FieldType> ofUnion(Type.Union union, String field) {
        List<FieldType> found = new ArrayList<>();
        for (Type member : union.members()) {
            find(member, field).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Type joined = found.stream().map(FieldType::type).reduce(Types::join).orElseThrow();
        Object defaultValue = found.get(0).defaultValue();
        boolean sameDefault = found.stream().allMatch(f -> Objects.equals(f.defaultValue(), defaultValue));
        boolean everywhere = found.size() == union.members().size();
        return Optional.of(new FieldType(
                joined.optionalIf(!everywhere || !sameDefault), sameDefault && everywhere ? defaultValue : null));
    }
}
