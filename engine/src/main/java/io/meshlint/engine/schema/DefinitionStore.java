package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Builds schemas out of the bundled definitions when they are first asked for. The files give equal structures one name, so that building each name
 * and each written type once makes equal schemas the same object. Not thread-safe.
 */
final class DefinitionStore {
    private static final String SHARED = "shared";

    private final Function<String, String> files;
    private final Map<String, Map<String, List<String>>> linesByFile = new HashMap<>();
    private final Map<String, Schema.ObjectSchema> objects = new HashMap<>();
    private final Map<String, Schema> types = new HashMap<>();

    /** @param files gives a file's text by its name without extension */
    DefinitionStore(Function<String, String> files) {
        this.files = files;
    }

    /**
     * The schema of a definition.
     *
     * @param file the file that is searched before the shared one
     */
    Schema.ObjectSchema object(String name, String file) {
        Schema.ObjectSchema known = objects.get(name);
        if (known != null) {
            return known;
        }
        Schema.ObjectSchema object = new Schema.ObjectSchema();
        objects.put(name, object);
        Map<String, Schema.Field> fields = new LinkedHashMap<>();
        Schema additional = null;
        for (String line : linesOf(name, file)) {
            Schema.Field field = new TypeNotation(line, this, file).field();
            if (field.name().equals("*")) {
                additional = field.schema();
            } else {
                fields.put(field.name(), field);
            }
        }
        object.define(fields, additional);
        return object;
    }

    /** The one schema of a written type: the first that was read. */
    Schema shared(String written, Schema read) {
        Schema known = types.putIfAbsent(written, read);
        return known == null ? read : known;
    }

    private List<String> linesOf(String name, String file) {
        List<String> lines = definitionsIn(file).get(name);
        if (lines == null) {
            lines = definitionsIn(SHARED).get(name);
        }
        if (lines == null) {
            throw new IllegalStateException(
                    "bundled schemas: " + file + " refers to " + name + ", which is not defined");
        }
        return lines;
    }

    private Map<String, List<String>> definitionsIn(String file) {
        Map<String, List<String>> known = linesByFile.get(file);
        if (known == null) {
            known = definitions(files.apply(file));
            linesByFile.put(file, known);
        }
        return known;
    }

    /** A definition's name starts its line; its fields follow, each after a space. */
    private static Map<String, List<String>> definitions(String text) {
        Map<String, List<String>> definitions = new HashMap<>();
        List<String> lines = null;
        for (String line : text.split("\n")) {
            if (line.startsWith(" ") && lines != null) {
                lines.add(line);
            } else if (!line.startsWith("#")) {
                lines = new ArrayList<>();
                definitions.put(line, lines);
            }
        }
        return definitions;
    }
}
