package io.meshlint.engine.type;

import io.meshlint.engine.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Relations between types. */
public final class Types {
    private Types() {}

    /** True if a value of type {@code from} may stand where {@code to} is wanted. */
    public static boolean fits(Type from, Type to) {
        if (from.isError() || to.isError()) {
            return true;
        }
        if (from.isOptional()) {
            return to.isOptional() && (from.present() instanceof Type.Nothing || fits(from.present(), to.present()));
        }
        return fitsPresent(from, to.present());
    }

    private static boolean fitsPresent(Type from, Type to) {
        if (from.equals(to) || from instanceof Type.Any || to instanceof Type.Any || to instanceof Type.Node) {
            return true;
        }
        if (from.isError() || to.isError()) {
            return true;
        }
        if (from instanceof Type.Union union) {
            return union.members().stream().allMatch(member -> fitsPresent(member, to));
        }
        if (to instanceof Type.Union union) {
            return union.members().stream().anyMatch(member -> fitsPresent(from, member));
        }
        if (from instanceof Type.Text && to instanceof Type.Text) {
            return true;
        }
        if (from instanceof Type.ListOf a && to instanceof Type.ListOf b) {
            return a.element() instanceof Type.Nothing || fits(a.element(), b.element());
        }
        if (from instanceof Type.MapOf a && to instanceof Type.MapOf b) {
            return fits(a.value(), b.value());
        }
        if (from instanceof Type.Kind && to instanceof Type.Resource) {
            return true;
        }
        if (from instanceof Type.Kind kind && to instanceof Type.Record record) {
            return covers(kind.schema().root(), Set.of("metadata", "spec"), record.schema());
        }
        if (from instanceof Type.Record a && to instanceof Type.Record b) {
            return covers(a.schema(), Set.of(), b.schema());
        }
        if (from instanceof Type.Struct a && to instanceof Type.MapOf b) {
            return a.fields().values().stream()
                    .allMatch(value -> fits(value, b.value().optional()));
        }
        if (from instanceof Type.Struct a && to instanceof Type.Struct b) {
            return b.fields().entrySet().stream()
                    .allMatch(f -> a.fields().containsKey(f.getKey())
                            && fits(a.fields().get(f.getKey()), f.getValue()));
        }
        return false;
    }

    /**
     * True if {@code wide} has every field of {@code narrow} with the same schema, and those that the narrow type requires for certain:
     * nothing that it promises is lost.
     *
     * @param certain fields that the wide type has whatever its schema says
     */
    private static boolean covers(Schema.ObjectSchema wide, Set<String> certain, Schema.ObjectSchema narrow) {
        return wide == narrow
                || narrow.fields().values().stream().allMatch(field -> {
                    Schema.Field same = wide.fields().get(field.name());
                    return same != null
                            && (same.schema() == field.schema() || same.schema().equals(field.schema()))
                            && (!field.required() || same.required() || certain.contains(field.name()));
                });
    }

    /** True if two values of these types could be equal. */
    public static boolean comparable(Type left, Type right) {
        Type a = left.present();
        Type b = right.present();
        return a instanceof Type.Nothing
                || b instanceof Type.Nothing
                || a instanceof Type.Node
                || b instanceof Type.Node
                || fitsPresent(a, b)
                || fitsPresent(b, a)
                || a instanceof Type.Resource && b instanceof Type.Kind
                || a instanceof Type.Union union && union.members().stream().anyMatch(m -> comparable(m, b))
                || b instanceof Type.Union other && other.members().stream().anyMatch(m -> comparable(a, m));
    }

    /** The narrowest type that values of both fit. */
    public static Type join(Type left, Type right) {
        if (left.isError() || right.isError()) {
            return Type.ERROR;
        }
        boolean optional = left.isOptional() || right.isOptional();
        return joinPresent(left.present(), right.present()).optionalIf(optional);
    }

    private static Type joinPresent(Type a, Type b) {
        if (a.equals(b) || b instanceof Type.Nothing) {
            return a;
        }
        if (a instanceof Type.Nothing) {
            return b;
        }
        if (a instanceof Type.Any || b instanceof Type.Any) {
            return Type.ANY;
        }
        if (a instanceof Type.Text x && b instanceof Type.Text y) {
            return joinTexts(x, y);
        }
        if (a instanceof Type.ListOf x && b instanceof Type.ListOf y) {
            return new Type.ListOf(join(x.element(), y.element()), x.spread() && y.spread());
        }
        if (a instanceof Type.MapOf x && b instanceof Type.MapOf y) {
            return new Type.MapOf(join(x.value(), y.value()));
        }
        if (a instanceof Type.MapOf && b instanceof Type.Struct) {
            return fitsPresent(b, a) ? a : union(a, b);
        }
        if (a instanceof Type.Struct && b instanceof Type.MapOf) {
            return joinPresent(b, a);
        }
        if (a instanceof Type.Resource && isResource(b) || b instanceof Type.Resource && isResource(a)) {
            return new Type.Resource();
        }
        if (isStructured(a) && isStructured(b)) {
            return union(a, b);
        }
        return Type.NODE;
    }

    private static Type joinTexts(Type.Text a, Type.Text b) {
        if (a.values().isEmpty() || b.values().isEmpty()) {
            return Type.TEXT;
        }
        List<String> all = new ArrayList<>(a.values());
        b.values().stream().filter(value -> !all.contains(value)).forEach(all::add);
        return new Type.Text(all);
    }

    private static Type union(Type a, Type b) {
        List<Type> members = new ArrayList<>();
        for (Type type : List.of(a, b)) {
            for (Type member : type instanceof Type.Union union ? union.members() : List.of(type)) {
                if (!members.contains(member)) {
                    members.add(member);
                }
            }
        }
        return members.size() == 1 ? members.get(0) : new Type.Union(members);
    }

    /** True for a resource of one or several kinds. */
    public static boolean isResource(Type type) {
        return type instanceof Type.Kind
                || type instanceof Type.Resource
                || type instanceof Type.Union union && union.members().stream().allMatch(Types::isResource);
    }

    private static boolean isStructured(Type type) {
        return type instanceof Type.Record
                || type instanceof Type.Kind
                || type instanceof Type.Row
                || type instanceof Type.Struct
                || type instanceof Type.MapOf
                || type instanceof Type.Union;
    }
}
