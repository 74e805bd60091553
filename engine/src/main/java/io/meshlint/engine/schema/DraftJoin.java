package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Joins the schemas of two versions of one kind: whatever either of them accepts is accepted, and only what both require is required. */
public final class DraftJoin {
    private final Map<Draft.Mapping, Map<Draft.Mapping, Draft.Mapping>> joined = new IdentityHashMap<>();

    /** The newer version's defaults and types win where the two cannot be joined. */
    public Draft.Mapping mappings(Draft.Mapping newer, Draft.Mapping older) {
        if (newer == older) {
            return newer;
        }
        Map<Draft.Mapping, Draft.Mapping> partners = joined.computeIfAbsent(newer, ignored -> new IdentityHashMap<>());
        Draft.Mapping known = partners.get(older);
        if (known != null) {
            return known;
        }
        Draft.Mapping result = new Draft.Mapping(newer.name);
        partners.put(older, result);
        newer.members.forEach((name, member) -> result.members.put(name, members(member, older.members.get(name))));
        older.members.forEach((name, member) -> result.members.computeIfAbsent(name, ignored -> members(member, null)));
        result.additional = newer.additional == null
                ? older.additional
                : older.additional == null ? newer.additional : join(newer.additional, older.additional);
        return result;
    }

    private Draft.Member members(Draft.Member one, Draft.Member other) {
        if (other == null) {
            return new Draft.Member(one.schema(), false, one.defaultValue());
        }
        Object defaultValue = one.defaultValue() == null ? other.defaultValue() : one.defaultValue();
        return new Draft.Member(join(one.schema(), other.schema()), one.required() && other.required(), defaultValue);
    }

    private Draft join(Draft newer, Draft older) {
        if (newer instanceof Draft.Mapping one && older instanceof Draft.Mapping other) {
            return mappings(one, other);
        }
        if (newer instanceof Draft.Sequence one && older instanceof Draft.Sequence other) {
            return new Draft.Sequence(join(one.element(), other.element()));
        }
        if (newer instanceof Draft.Leaf one && older instanceof Draft.Leaf other) {
            return leaves(one.schema(), other.schema());
        }
        return Draft.ANY;
    }

    private static Draft leaves(Schema newer, Schema older) {
        if (newer.equals(older)) {
            return new Draft.Leaf(newer);
        }
        if (newer instanceof Schema.TextSchema one && older instanceof Schema.TextSchema other) {
            if (one.values().isEmpty() || other.values().isEmpty()) {
                return Draft.text(one.format().equals(other.format()) ? one.format() : "");
            }
            List<String> values = new ArrayList<>(one.values());
            values.addAll(other.values());
            return Draft.oneOf(values);
        }
        if (isIntegerOrText(newer) && isIntegerOrText(older)) {
            return Draft.INTEGER_OR_TEXT;
        }
        return Draft.ANY;
    }

    private static boolean isIntegerOrText(Schema schema) {
        return schema instanceof Schema.IntegerSchema
                || schema instanceof Schema.IntegerOrTextSchema
                || schema instanceof Schema.TextSchema;
    }
}
