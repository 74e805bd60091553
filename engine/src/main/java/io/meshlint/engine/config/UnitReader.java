package io.meshlint.engine.config;

import io.meshlint.engine.config.Configuration.Unit;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the environments of a configuration; makes its paths relative to the repository. */
final class UnitReader {
    private static final List<String> KINDS = List.of("helm", "kustomize", "manifests");
    private static final List<String> HELM_KEYS = List.of("helm", "values", "release", "namespace");
    private static final String EXAMPLE = "Write for example - {helm: charts/shop, values: [values-prod.yaml]}.";

    private final String directory;
    private final ConfigurationProblems problems;

    /** @param file the configuration, relative to the repository */
    UnitReader(String file, ConfigurationProblems problems) {
        int slash = file.lastIndexOf('/');
        this.directory = slash < 0 ? "" : file.substring(0, slash);
        this.problems = problems;
    }

    Map<String, List<Unit>> environments(Value value) {
        Map<String, List<Unit>> environments = new LinkedHashMap<>();
        if (value.isAbsent()) {
            return environments;
        }
        if (!(value instanceof MapValue map)) {
            problems.add(
                    value.place().region(),
                    "environments is no mapping",
                    "Write environments: {prod: [{kustomize: overlays/prod}]}.");
            return environments;
        }
        map.fields().forEach((name, parts) -> {
            List<Unit> units = new ArrayList<>();
            if (parts instanceof ListValue list) {
                list.elements().forEach(part -> unit(name, part).ifPresent(units::add));
            } else {
                problems.add(
                        ConfigurationReader.keyRegion(map, name),
                        "the environment " + name + " is no list of what it consists of",
                        EXAMPLE);
            }
            environments.put(name, units);
        });
        return environments;
    }

    private Optional<Unit> unit(String environment, Value value) {
        if (!(value instanceof MapValue map)) {
            problems.add(
                    value.place().region(), "a part of the environment " + environment + " is no mapping", EXAMPLE);
            return Optional.empty();
        }
        List<String> kinds = KINDS.stream().filter(map.fields()::containsKey).toList();
        if (kinds.size() != 1) {
            String unknown = map.fields().keySet().stream()
                    .filter(key -> !HELM_KEYS.contains(key))
                    .findFirst()
                    .orElse("");
            if (kinds.isEmpty() && !unknown.isEmpty()) {
                problems.unknown(ConfigurationReader.keyRegion(map, unknown), "kind of unit", unknown, KINDS);
            } else {
                problems.add(
                        map.place().region(),
                        "a part of the environment " + environment + " must be one of helm, kustomize and manifests",
                        EXAMPLE);
            }
            return Optional.empty();
        }
        String kind = kinds.get(0);
        List<String> known = kind.equals("helm") ? HELM_KEYS : List.of(kind);
        map.fields().keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.unknown(
                        ConfigurationReader.keyRegion(map, key), "key of a " + kind + " unit", key, known));
        return path(map, kind).flatMap(path -> unit(map, kind, path));
    }

    private Optional<Unit> unit(MapValue map, String kind, String path) {
        if (kind.equals("kustomize")) {
            return Optional.of(new Unit.Kustomize(path));
        }
        if (kind.equals("manifests")) {
            return Optional.of(new Unit.Manifests(path));
        }
        return Optional.of(new Unit.Helm(path, values(map, path), text(map, "release"), text(map, "namespace")));
    }

    private List<String> values(MapValue map, String chart) {
        List<String> files = new ArrayList<>();
        Value value = map.field("values");
        if (!value.isAbsent() && !(value instanceof ListValue)) {
            problems.add(value.place().region(), "values is no list", "Write values: [values-prod.yaml].");
        } else if (value instanceof ListValue list) {
            for (Value element : list.elements()) {
                if (element instanceof TextValue text && isInside(chart, text)) {
                    files.add(text.value());
                } else if (!(element instanceof TextValue)) {
                    problems.add(
                            list.place().region(),
                            "a values file is no text",
                            "Write its path, relative to the chart.");
                }
            }
        }
        return files;
    }

    private Optional<String> text(MapValue map, String key) {
        Value value = map.field(key);
        if (value.isAbsent()) {
            return Optional.empty();
        }
        if (value instanceof TextValue text) {
            return Optional.of(text.value());
        }
        problems.add(value.place().region(), key + " is no text", "Put it in quotes.");
        return Optional.empty();
    }

    private Optional<String> path(MapValue map, String kind) {
        if (map.field(kind) instanceof TextValue text) {
            return inside(text);
        }
        problems.add(ConfigurationReader.keyRegion(map, kind), kind + " is no path", EXAMPLE);
        return Optional.empty();
    }

    /** A path that is relative to the configuration, made relative to the repository; says so where it leads out of it. */
    Optional<String> inside(TextValue path) {
        return isInside(directory, path) ? Optional.of(RelativePaths.join(directory, path.value())) : Optional.empty();
    }

    private boolean isInside(String from, TextValue path) {
        boolean inside = RelativePaths.join(from, path.value()) != null;
        if (!inside) {
            problems.add(
                    path.place().region(),
                    "the path " + path.value() + " leads out of the repository, and nothing outside of it is read",
                    "Write a path inside the repository, relative to this file, with / between its parts.");
        }
        return inside;
    }
}
