package io.meshlint.engine.explain;

import io.meshlint.engine.finding.LintReport.SourceLines;
import io.meshlint.engine.run.WorldRun;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.ResourceValue;
import io.meshlint.engine.value.RowValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows values to a person: short, and without secrets. */
final class ValueText {
    private static final int LONGEST = 80;
    private static final int MOST_ELEMENTS = 5;
    private static final String MASK = "*****";

    private final WorldRun world;
    private final SourceLines lines;

    /** @param lines the repository's files with secrets masked: what is masked there is not shown here */
    ValueText(WorldRun world, SourceLines lines) {
        this.world = world;
        this.lines = lines;
    }

    String of(Value value) {
        String text = text(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private String text(Value value) {
        if (value.isAbsent()) {
            return "not set";
        }
        if (value instanceof ResourceValue resource) {
            return resource.resource().reference();
        }
        if (value instanceof RowValue row) {
            return row.columns().stream().map(this::of).collect(Collectors.joining(", ", "(", ")"));
        }
        if (value instanceof ListValue list) {
            List<Value> elements = list.elements();
            String more = elements.size() > MOST_ELEMENTS ? ", … " + (elements.size() - MOST_ELEMENTS) + " more" : "";
            return elements.stream()
                    .limit(MOST_ELEMENTS)
                    .map(this::of)
                    .collect(Collectors.joining(", ", "[", more + "]"));
        }
        if (isSecret(value)) {
            return MASK;
        }
        if (value instanceof MapValue map) {
            return map.place() == null ? "{" + String.join(", ", map.fields().keySet()) + "}" : place(map);
        }
        return value instanceof TextValue ? "'" + value + "'" : value.toString();
    }

    private String place(MapValue map) {
        String path = map.place().path();
        Optional<String> resource = world.resourceOf(map.place()).map(r -> r.reference());
        return resource.map(r -> path.isEmpty() ? r : path + " of " + r)
                .orElse("{" + String.join(", ", map.fields().keySet()) + "}");
    }

    private boolean isSecret(Value value) {
        if (value.place() == null) {
            return false;
        }
        boolean ofSecret = world.resourceOf(value.place())
                        .filter(r -> r.kind().equals("Secret"))
                        .isPresent()
                && value.place().path().matches("(data|stringData)\\b.*");
        var origin = value.place().document().origins().originOf(value.place());
        boolean masked = origin.region()
                .flatMap(region -> lines.line(origin.file(), region.startLine()))
                .filter(line -> line.contains(MASK))
                .isPresent();
        return ofSecret || masked && !(value instanceof MapValue);
    }
}
