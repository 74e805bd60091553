package io.meshlint.engine.listing;

import io.meshlint.engine.schema.BundledSchemas;
import io.meshlint.engine.schema.KindSchema;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.schema.Releases;
import io.meshlint.engine.schema.Releases.Span;
import io.meshlint.engine.schema.Schema;
import io.meshlint.engine.schema.SchemaCatalog;
import io.meshlint.grammar.text.EditDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a kind, as a rule sees them: names, types, defaults, and the releases that have them. */
public final class SchemaListing {
    private static final int MOST_VALUES = 12;

    private final SchemaCatalog catalog = BundledSchemas.bundled();

    /**
     * What was found.
     *
     * @param text    lines; empty where there is no such kind or field
     * @param problem what is wrong; empty where there is a text
     */
    public record Page(String text, String problem) {}

    /**
     * The page of a kind or of a field of it.
     *
     * @param path {@code DestinationRule}, {@code apps/Deployment} or {@code Service.spec.ports[*]}; brackets may be left out
     */
    public Page page(String path) {
        int slash = path.indexOf('/');
        int dot = path.indexOf('.', slash + 1);
        String name = dot < 0 ? path : path.substring(0, dot);
        String kind = name.substring(slash + 1);
        Optional<KindSchema> found =
                slash < 0 ? catalog.preferred(kind) : catalog.find(group(name.substring(0, slash)), kind);
        if (found.isEmpty()) {
            return nothing("no kind is called `" + name + "`", kind, catalog.names());
        }
        Schema schema = found.get().root();
        Schema.Field field = null;
        for (String step : dot < 0 ? new String[0] : path.substring(dot + 1).split("\\.")) {
            String wanted = step.replaceAll("(\\[[*]?])+$", "");
            Schema.ObjectSchema object = inside(schema) instanceof Schema.ObjectSchema inner ? inner : null;
            if (object == null || object.fields().get(wanted) == null) {
                return nothing(
                        "`" + path + "` has no field `" + wanted + "`",
                        wanted,
                        object == null ? List.of() : object.fields().keySet());
            }
            field = object.fields().get(wanted);
            schema = field.schema();
        }
        return new Page(text(found.get(), path, schema, field), "");
    }

    private static String group(String written) {
        return written.equals("core") ? "" : written;
    }

    private static Page nothing(String problem, String name, Collection<String> names) {
        return new Page(
                "",
                problem
                        + EditDistance.nearest(name, names)
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse(""));
    }

    private String text(KindSchema kind, String path, Schema schema, Schema.Field field) {
        List<String> lines = new ArrayList<>();
        lines.add(path + (field == null ? "" : "  " + type(schema) + facts(kind, field)));
        if (field == null) {
            for (String version : kind.versions()) {
                lines.add("  " + (kind.group().isEmpty() ? "" : kind.group() + "/") + version + served(kind, version));
            }
        }
        if (inside(schema) instanceof Schema.ObjectSchema object
                && !object.fields().isEmpty()) {
            lines.add("");
            int widest = object.fields().keySet().stream()
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            object.fields()
                    .values()
                    .forEach(one -> lines.add("  " + one.name()
                            + " ".repeat(widest - one.name().length() + 2) + type(one.schema()) + facts(kind, one)));
        }
        return String.join("\n", lines) + "\n";
    }

    private String served(KindSchema kind, String version) {
        String apiVersion = kind.group().isEmpty() ? version : kind.group() + "/" + version;
        return kind.served().stream()
                .filter(served -> served.apiVersion().equals(apiVersion))
                .findFirst()
                .map(served -> served.releases().spans().stream()
                        .map(span -> span(served.product(), span))
                        .collect(Collectors.joining(" and ")))
                .orElse("");
    }

    private static String span(Product product, Span span) {
        String from = span.first()
                .map(first -> " since " + product.title() + " 1." + first)
                .orElse("");
        return from
                + span.last()
                        .map(last -> " until " + product.title() + " 1." + last)
                        .orElse("");
    }

    private String facts(KindSchema kind, Schema.Field field) {
        StringBuilder facts = new StringBuilder();
        if (field.required()) {
            facts.append(", required");
        }
        if (field.defaultValue() != null) {
            facts.append(", default ").append(field.defaultValue());
        }
        for (Product product : Product.values()) {
            List<String> without = new ArrayList<>();
            for (String version : kind.versions()) {
                without.add(presence(product, field.absences().ofField(product, version)));
            }
            facts.append(together(kind, without));
        }
        return facts.toString();
    }

    private static String together(KindSchema kind, List<String> byVersion) {
        if (byVersion.stream().distinct().count() == 1) {
            return byVersion.get(0).isEmpty() ? "" : ", " + byVersion.get(0);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < byVersion.size(); i++) {
            if (!byVersion.get(i).isEmpty()) {
                parts.add(byVersion.get(i) + " in " + kind.versions().get(i));
            }
        }
        return ", " + String.join(", ", parts);
    }

    private static String presence(Product product, Releases without) {
        if (without.equals(Releases.ALL)) {
            return "not there";
        }
        List<String> parts = new ArrayList<>();
        for (Span span : without.spans()) {
            if (span.last().isPresent() && span.first().isEmpty()) {
                parts.add("since " + product.title() + " 1." + (span.to() + 1));
            } else if (span.last().isEmpty()) {
                parts.add("until " + product.title() + " 1." + (span.from() - 1));
            } else {
                parts.add("not in " + product.title() + " 1." + span.from() + " to 1." + span.to());
            }
        }
        return String.join(", ", parts);
    }

    private static Schema inside(Schema schema) {
        Schema inner = schema;
        while (inner instanceof Schema.ListSchema list) {
            inner = list.element();
        }
        return inner instanceof Schema.ObjectSchema object
                        && object.fields().isEmpty()
                        && object.additional().isPresent()
                ? inside(object.additional().get())
                : inner;
    }

    /** As the rule language writes types. */
    private static String type(Schema schema) {
        if (schema instanceof Schema.ListSchema list) {
            return "[" + type(list.element()) + "]";
        }
        if (schema instanceof Schema.ObjectSchema object) {
            return object.fields().isEmpty()
                    ? object.additional()
                            .map(value -> "{string: " + type(value) + "}")
                            .orElse("{}")
                    : "{…}";
        }
        if (schema instanceof Schema.TextSchema text) {
            String values = text.values().stream()
                    .limit(MOST_VALUES)
                    .map(value -> "'" + value + "'")
                    .collect(Collectors.joining(" | "));
            int more = text.values().size() - MOST_VALUES;
            return values.isEmpty()
                    ? (text.format().equals("duration") ? "duration" : "string")
                    : values + (more > 0 ? " and " + more + " more" : "");
        }
        if (schema instanceof Schema.BooleanSchema) {
            return "bool";
        }
        return schema instanceof Schema.IntegerSchema ? "int" : "any";
    }
}
