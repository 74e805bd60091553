package io.meshlint.engine.run;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.Finding.Edit;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.AbsentValue;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.IntegerValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes fixes: YAML to write, and an edit where the very scalar is known. */
final class FixMaker {
    private final FindingMaker.Locator locator;

    FixMaker(FindingMaker.Locator locator) {
        this.locator = locator;
    }

    /**
     * @param value empty for a removal
     */
    Finding.Fix make(String title, Value target, Optional<Value> value) {
        String snippet = value.map(v -> snippet(target, v)).orElse("");
        return new Finding.Fix(title, snippet, value.map(v -> edits(target, v)).orElse(List.of()));
    }

    private List<Edit> edits(Value target, Value value) {
        boolean scalar = !target.isAbsent() && !(target instanceof MapValue) && !(target instanceof ListValue);
        if (!scalar || target.place() == null || value instanceof ListValue || value instanceof MapValue) {
            return List.of();
        }
        SourceLocation location = locator.locate(target);
        boolean certain = location.confidence() == Confidence.EXACT
                && location.region().startLine() == location.region().endLine();
        return certain ? List.of(new Edit(location, scalar(value))) : List.of();
    }

    /** The value under its field names, for people to copy; elements of lists are shown as one element. */
    private static String snippet(Value target, Value value) {
        List<String> steps = new ArrayList<>();
        if (target.place() != null) {
            for (Place step : target.place().steps()) {
                if (step.isEmbeddedRoot()) {
                    // A text inside of a value is shown by itself.
                    steps.clear();
                } else {
                    steps.add(step.fieldName() == null ? "-" : step.fieldName());
                }
            }
        }
        if (target instanceof AbsentValue absent) {
            steps.addAll(missingFields(absent.missing()));
        }
        StringBuilder yaml = new StringBuilder();
        String indent = "";
        boolean lineOpen = false;
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            boolean last = i == steps.size() - 1;
            if (step.equals("-")) {
                yaml.append(lineOpen ? "" : indent).append("- ");
                indent += "  ";
                lineOpen = true;
            } else {
                yaml.append(lineOpen ? "" : indent)
                        .append(key(step))
                        .append(':')
                        .append(last ? "" : "\n");
                indent += last ? "" : "  ";
                lineOpen = false;
            }
        }
        return yaml.append(write(value, indent)).toString();
    }

    /** Takes apart what {@link Place#pathWith} put together. */
    private static List<String> missingFields(String missing) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < missing.length()) {
            if (missing.startsWith("['", at)) {
                int end = missing.indexOf("']", at);
                fields.add(missing.substring(at + 2, end));
                at = end + 2;
            } else {
                int start = missing.charAt(at) == '.' ? at + 1 : at;
                int end = start;
                while (end < missing.length() && missing.charAt(end) != '.' && missing.charAt(end) != '[') {
                    end++;
                }
                fields.add(missing.substring(start, end));
                at = end;
            }
        }
        return fields;
    }

    private static String write(Value value, String indent) {
        if (value instanceof ListValue list) {
            StringBuilder yaml = new StringBuilder();
            list.elements()
                    .forEach(element ->
                            yaml.append('\n').append(indent).append("  - ").append(scalar(element)));
            return yaml.toString();
        }
        return " " + scalar(value);
    }

    private static String key(String name) {
        return name.matches("[A-Za-z0-9_./-]+") ? name : quoted(name);
    }

    /** A scalar as YAML: texts that YAML would read as something else are quoted. */
    private static String scalar(Value value) {
        if (value instanceof IntegerValue || value instanceof BooleanValue) {
            return value.toString();
        }
        String text = value.toString();
        boolean plain = text.matches("[A-Za-z_./*-][A-Za-z0-9_./-]*")
                && !text.matches("(?i)true|false|null|yes|no|on|off|y|n|~|[-.*].*");
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
