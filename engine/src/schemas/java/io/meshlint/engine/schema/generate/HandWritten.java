package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads our own tables. A mapping is a mapping, a list of one is a list, {@code "*"} is any key, {@code name!} is a required field; a text is
 * {@code text}, {@code boolean}, {@code integer}, {@code number}, {@code integer-or-text}, {@code duration}, {@code quantity}, {@code date-time},
 * {@code any}, {@code enum A B C}, or {@code @group/Kind} or {@code @core.v1.PodSpec} for what another source has; {@code = value} gives a default.
 */
final class HandWritten {
    private final Kinds kinds;
    private final Definitions definitions;

    HandWritten(Kinds kinds, Definitions definitions) {
        this.kinds = kinds;
        this.definitions = definitions;
    }

    /** Adds every kind of a table; one that is known already is joined or extended. */
    void readInto(String yaml) {
        for (Object element : (List<?>) Yaml.one(yaml)) {
            Map<?, ?> facts = (Map<?, ?>) element;
            if (!(facts.get("source") instanceof String)) {
                throw new IllegalArgumentException("a table must cite its source: " + facts.get("kind"));
            }
            add(facts);
        }
    }

    private void add(Map<?, ?> facts) {
        String group = facts.get("group").equals("core") ? "" : (String) facts.get("group");
        DraftKind.Scope scope = constant(DraftKind.Scope.class, facts.get("scope"));
        Draft.Mapping root = (Draft.Mapping) type(facts.get("fields"));
        for (Object kind : facts.get("kind") instanceof List<?> several ? several : List.of(facts.get("kind"))) {
            DraftKind draft = new DraftKind(
                    constant(DraftKind.Family.class, facts.get("family")),
                    group,
                    (String) kind,
                    ((List<?>) facts.get("versions"))
                            .stream().map(String::valueOf).toList(),
                    scope,
                    root.copy());
            boolean standsAlone = !Boolean.TRUE.equals(facts.get("configuration")) && scope != DraftKind.Scope.TYPE;
            if (!kinds.contains(draft.reference()) && standsAlone) {
                DraftKind.complete(draft.root(), definitions.any("meta.v1.ObjectMeta"));
            }
            if (Boolean.TRUE.equals(facts.get("extend"))) {
                kinds.extend(draft);
            } else {
                kinds.add(draft);
            }
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Object name) {
        return Enum.valueOf(type, String.valueOf(name).toUpperCase(Locale.ROOT));
    }

    /** A type as the tables write it. */
    Draft type(Object written) {
        if (written instanceof Map<?, ?> members) {
            Draft.Mapping mapping = new Draft.Mapping("");
            members.forEach((key, value) -> {
                String name = String.valueOf(key);
                if (name.equals("*")) {
                    mapping.additional = type(value);
                } else {
                    boolean required = name.endsWith("!");
                    mapping.members.put(
                            required ? name.substring(0, name.length() - 1) : name, member(value, required));
                }
            });
            return mapping;
        }
        if (written instanceof List<?> list && list.size() == 1) {
            return new Draft.Sequence(type(list.get(0)));
        }
        return named(String.valueOf(written));
    }

    private Draft.Member member(Object written, boolean required) {
        if (written instanceof String text && text.contains(" = ")) {
            String[] parts = text.split(" = ", 2);
            Draft type = type(parts[0]);
            Object value = type.equals(Draft.INTEGER) ? (Object) Long.valueOf(parts[1]) : parts[1];
            return new Draft.Member(type, required, type.equals(Draft.BOOLEAN) ? Boolean.valueOf(parts[1]) : value);
        }
        return new Draft.Member(type(written), required, null);
    }

    private Draft named(String name) {
        if (name.startsWith("enum ")) {
            return Draft.oneOf(Arrays.asList(name.substring(5).split(" ")));
        }
        if (name.startsWith("@")) {
            String reference = name.substring(1);
            return reference.contains("/") ? kinds.roots(reference).get(0) : definitions.any(reference);
        }
        return switch (name) {
            case "text" -> Draft.TEXT;
            case "boolean" -> Draft.BOOLEAN;
            case "integer" -> Draft.INTEGER;
            case "number" -> Draft.NUMBER;
            case "integer-or-text" -> Draft.INTEGER_OR_TEXT;
            case "duration", "quantity", "date-time" -> Draft.text(name);
            case "any" -> Draft.ANY;
            default -> throw new IllegalArgumentException("no type is written " + name);
        };
    }
}
