package io.meshlint.engine.config;

import io.meshlint.engine.config.Configuration.RuleSetting;
import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.value.BooleanValue;
import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextLines;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code meshlint.yaml}. Every mistake is a message; what is right in the file is kept. */
public final class ConfigurationReader {
    private static final List<String> KEYS =
            List.of("target", "world", "environments", "gitops", "inventory", "packs", "rules", "params", "suppress");
    private static final List<String> NOT_YET = List.of("suppress");

    private final String file;
    private final ConfigurationProblems problems;
    private final YamlFile yaml;
    private final UnitReader units;

    private ConfigurationReader(String file, YamlFile yaml) {
        this.file = file;
        this.yaml = yaml;
        this.problems = new ConfigurationProblems(file);
        this.units = new UnitReader(file, problems);
    }

    /**
     * Reads a file of the repository.
     *
     * @param path           the file, a real path
     * @param repositoryRoot a real path; the file may lie outside of it where the user named it, paths in it may not lead out of it
     */
    public static ConfigurationFile read(Path path, Path repositoryRoot) {
        boolean inside = path.startsWith(repositoryRoot);
        String file = inside
                ? repositoryRoot.relativize(path).toString().replace('\\', '/')
                : path.getFileName().toString();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException failure) {
            String message = file + ": the configuration cannot be read. Check that the file exists and may be opened.";
            return new ConfigurationFile(Configuration.NONE, List.of(message), file, Optional.empty());
        }
        return new ConfigurationReader(file, new ManifestReader().read(file, bytes)).read();
    }

    private ConfigurationFile read() {
        yaml.problems().forEach(problem -> problems.add(problem.region(), problem.message(), problem.help()));
        if (yaml.documents().size() > 1) {
            Region second = yaml.documents().get(1).root().place().region();
            problems.add(second, "a second document in the configuration", "Put everything into the first one.");
        }
        if (yaml.documents().isEmpty()) {
            return new ConfigurationFile(Configuration.NONE, problems.messages(), file, Optional.empty());
        }
        MapValue root = yaml.documents().get(0).root();
        root.fields().forEach((key, value) -> checkKey(key, root));
        Configuration configuration = new Configuration(
                target(root),
                closedWorld(root),
                units.environments(root.field("environments")),
                packs(root),
                rules(root),
                parameters(root),
                new InventoryReader(units, problems).read(root.field("inventory")),
                new RepositoriesReader(units, problems).read(root.field("gitops")));
        return new ConfigurationFile(configuration, problems.messages(), file, Optional.of(root));
    }

    private void checkKey(String key, MapValue root) {
        if (!KEYS.contains(key)) {
            problems.unknown(keyRegion(root, key), "key", key, KEYS);
        } else if (NOT_YET.contains(key)) {
            problems.add(
                    keyRegion(root, key),
                    "this version of meshlint does not support " + key + " yet",
                    "Remove it, since it would have no effect; nothing is suppressed or assumed silently.");
        }
    }

    /** Where a key stands: values know only their own place, so it is looked for in the text from the mapping on. */
    static Region keyRegion(MapValue map, String key) {
        TextLines lines = map.place().document().lines();
        Pattern pattern = Pattern.compile("(^|[\\s{,'\"-])" + Pattern.quote(key) + "['\"]?\\s*:");
        for (int line = map.place().startLine(); line <= lines.count(); line++) {
            String text = lines.line(line);
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                int column = text.codePointCount(0, matcher.end(1)) + 1;
                return new Region(line, column, line, column + key.codePointCount(0, key.length()));
            }
        }
        return map.place().region();
    }

    private Map<String, String> target(MapValue root) {
        Map<String, String> target = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry :
                mapping(root, "target", "target: {istio: \"1.22\"}").fields().entrySet()) {
            Value value = entry.getValue();
            if (value.isAbsent() || value instanceof MapValue || value instanceof ListValue) {
                problems.add(
                        value.place().region(),
                        "target." + entry.getKey() + " is no single value",
                        "Write for example " + entry.getKey() + ": \"1.22\".");
                continue;
            }
            String text = value instanceof TextValue plain ? plain.value() : written(value);
            boolean version = entry.getKey().equals("istio") || entry.getKey().equals("kubernetes");
            if (version && !text.matches("v?\\d+\\.\\d+(\\.\\d+)?")) {
                problems.add(
                        value.place().region(),
                        "target." + entry.getKey() + " is no version: " + text,
                        "Write two or three numbers, for example \"1.22\".");
            } else if (entry.getKey().equals("cni") && !(value instanceof BooleanValue)) {
                problems.add(
                        value.place().region(),
                        "target.cni is neither true nor false: " + text,
                        "Write true or false.");
            } else {
                target.put(
                        entry.getKey(),
                        version && text.startsWith("v")
                                ? text.substring(1)
                                : value instanceof BooleanValue ? value.toString() : text);
            }
        }
        return target;
    }

    /** As it stands in the file: 1.20 without quotes is a number, and its value 1.2 another version. */
    private String written(Value value) {
        Region region = value.place().region();
        String line = yaml.lines().line(region.startLine());
        return line.substring(
                line.offsetByCodePoints(0, region.startColumn() - 1),
                line.offsetByCodePoints(0, region.endColumn() - 1));
    }

    private Optional<Boolean> closedWorld(MapValue root) {
        Value value = root.field("world");
        if (value.isAbsent()) {
            return Optional.empty();
        }
        if (value.toString().equals("open") || value.toString().equals("closed")) {
            return Optional.of(value.toString().equals("closed"));
        }
        problems.add(value.place().region(), "world is neither open nor closed", "Write world: open or world: closed.");
        return Optional.empty();
    }

    private List<String> packs(MapValue root) {
        List<String> packs = new ArrayList<>();
        Value value = root.field("packs");
        if (!value.isAbsent() && !(value instanceof ListValue)) {
            problems.add(value.place().region(), "packs is no list", "Write packs: [mesh-rules/].");
        } else if (value instanceof ListValue list) {
            for (Value element : list.elements()) {
                if (!(element instanceof TextValue text)) {
                    problems.add(
                            element.place().region(), "a pack is no text", "Write the path of a directory or jar.");
                } else {
                    units.inside(text).ifPresent(packs::add);
                }
            }
        }
        return packs;
    }

    private Map<String, RuleSetting> rules(MapValue root) {
        Map<String, RuleSetting> rules = new LinkedHashMap<>();
        mapping(root, "rules", "rules: {MTLS005: {severity: warning}}")
                .fields()
                .forEach((name, value) -> setting(name, value, root).ifPresent(setting -> rules.put(name, setting)));
        return rules;
    }

    private Optional<RuleSetting> setting(String name, Value value, MapValue root) {
        if (value instanceof BooleanValue on) {
            return Optional.of(new RuleSetting(on.value(), Optional.empty()));
        }
        if (value instanceof TextValue text) {
            return severity(text).map(severity -> new RuleSetting(true, Optional.of(severity)));
        }
        if (!(value instanceof MapValue map)) {
            Region region =
                    value.isAbsent() ? keyRegion(root, "rules") : value.place().region();
            problems.add(
                    region,
                    "rules." + name + " is neither off nor a mapping",
                    "Write " + name + ": off or " + name + ": {severity: warning}.");
            return Optional.empty();
        }
        map.fields().keySet().stream()
                .filter(key -> !key.equals("severity"))
                .forEach(key -> problems.unknown(keyRegion(map, key), "key of a rule", key, List.of("severity")));
        Value severity = map.field("severity");
        if (severity.isAbsent()) {
            return Optional.of(new RuleSetting(true, Optional.empty()));
        }
        return severity(severity).map(known -> new RuleSetting(true, Optional.of(known)));
    }

    private Optional<Severity> severity(Value value) {
        Optional<Severity> severity = Severity.of(value.toString());
        if (severity.isEmpty()) {
            List<String> known =
                    Arrays.stream(Severity.values()).map(Severity::label).toList();
            problems.unknown(value.place().region(), "severity", value.toString(), known);
        }
        return severity;
    }

    private Map<String, Object> parameters(MapValue root) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        mapping(root, "params", "params: {istio.keepalive.idleTimeout: 350s}")
                .fields()
                .forEach((name, value) -> ParameterValues.of(value)
                        .ifPresentOrElse(
                                known -> parameters.put(name, known),
                                () -> problems.add(
                                        keyRegion(root, "params"),
                                        "the parameter " + name + " has no value that can be read",
                                        "Write a text, a number, true, false, or a list of them.")));
        return parameters;
    }

    private MapValue mapping(MapValue root, String key, String example) {
        Value value = root.field(key);
        if (value instanceof MapValue map) {
            return map;
        }
        if (!value.isAbsent()) {
            problems.add(value.place().region(), key + " is no mapping", "Write for example " + example + ".");
        }
        return new MapValue(Map.of(), null);
    }
}
