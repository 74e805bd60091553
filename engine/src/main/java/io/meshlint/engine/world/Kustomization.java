package io.meshlint.engine.world;

import io.meshlint.engine.config.RelativePaths;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a kustomization uses, as far as it lies in the repository (kustomize's {@code api/types/kustomization.go}).
 *
 * @param component true for a part that is never deployed on its own
 * @param uses      files and directories, relative to the repository
 */
record Kustomization(boolean component, SortedSet<String> uses) {
    private static final List<String> PATH_LISTS = List.of(
            "resources",
            "bases",
            "components",
            "crds",
            "configurations",
            "generators",
            "transformers",
            "validators",
            "patchesStrategicMerge");
    private static final List<String> LISTS_WITH_PATH = List.of("patches", "patchesJson6902", "replacements");
    private static final List<String> GENERATORS = List.of("configMapGenerator", "secretGenerator");

    static Kustomization of(String directory, MapValue root) {
        SortedSet<String> uses = new TreeSet<>();
        for (String list : PATH_LISTS) {
            elements(root.field(list)).forEach(element -> add(uses, directory, element));
        }
        for (String list : LISTS_WITH_PATH) {
            elements(root.field(list)).forEach(element -> add(uses, directory, field(element, "path")));
        }
        for (String generator : GENERATORS) {
            for (Value element : elements(root.field(generator))) {
                elements(field(element, "files")).forEach(file -> add(uses, directory, behindName(file)));
                elements(field(element, "envs")).forEach(file -> add(uses, directory, file));
                add(uses, directory, field(element, "env"));
            }
        }
        add(uses, directory, field(root.field("openapi"), "path"));
        addCharts(uses, directory, root);
        return new Kustomization(root.field("kind").toString().equals("Component"), uses);
    }

    private static void addCharts(SortedSet<String> uses, String directory, MapValue root) {
        Value home = field(root.field("helmGlobals"), "chartHome");
        String charts = home instanceof TextValue text ? text.value() : "charts";
        for (Value chart : elements(root.field("helmCharts"))) {
            add(uses, directory, field(chart, "valuesFile"));
            elements(field(chart, "additionalValuesFiles")).forEach(file -> add(uses, directory, file));
            if (field(chart, "name") instanceof TextValue name) {
                add(uses, directory, new TextValue(charts + "/" + name.value(), null));
            }
        }
    }

    private static List<Value> elements(Value value) {
        return value instanceof ListValue list ? list.elements() : List.of();
    }

    private static Value field(Value value, String name) {
        return value instanceof MapValue map ? map.field(name) : value;
    }

    /** Generators may write {@code key=path}. */
    private static Value behindName(Value file) {
        return file instanceof TextValue text
                ? new TextValue(text.value().substring(text.value().indexOf('=') + 1), null)
                : file;
    }

    private static void add(SortedSet<String> uses, String directory, Value path) {
        boolean plain = path instanceof TextValue text
                && !text.value().contains("\n")
                && !text.value().contains("://");
        String joined = plain ? RelativePaths.join(directory, ((TextValue) path).value()) : null;
        if (joined != null) {
            uses.add(joined);
        }
    }
}
