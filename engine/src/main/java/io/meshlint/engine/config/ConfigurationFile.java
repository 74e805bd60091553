package io.meshlint.engine.config;

import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A configuration and the file it was read from.
 *
 * @param configuration what the file says, as far as it could be read
 * @param problems      the mistakes in it: whole messages with file, line, column and what to write instead; with any, the run cannot be done as asked
 * @param file          relative to the repository; empty where there is no file
 * @param root          the file's mapping; empty where there is none
 */
public record ConfigurationFile(
        Configuration configuration, List<String> problems, String file, Optional<MapValue> root) {
    /** What holds where there is no file. */
    public static final ConfigurationFile NONE =
            new ConfigurationFile(Configuration.NONE, List.of(), "", Optional.empty());

    public ConfigurationFile {
        Objects.requireNonNull(configuration, "configuration");
        problems = List.copyOf(problems);
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(root, "root");
    }

    /**
     * Where a field of the file stands, or the nearest field around it.
     *
     * @param steps names of fields and 0-based numbers of elements, from the root
     */
    public Optional<SourceLocation> locationOf(Object... steps) {
        if (root.isEmpty()) {
            return file.isEmpty() ? Optional.empty() : Optional.of(SourceLocation.wholeFile(file));
        }
        Value value = root.get();
        Place place = value.place();
        for (Object step : steps) {
            value = child(value, step);
            if (value == null || value.isAbsent()) {
                break;
            }
            place = value.place();
        }
        return Optional.of(new SourceLocation(file, place.region(), "", Confidence.EXACT));
    }

    private static Value child(Value value, Object step) {
        if (value instanceof MapValue map && step instanceof String name) {
            return map.field(name);
        }
        boolean element = value instanceof ListValue && step instanceof Integer;
        return element && (Integer) step < ((ListValue) value).elements().size()
                ? ((ListValue) value).elements().get((Integer) step)
                : null;
    }
}
