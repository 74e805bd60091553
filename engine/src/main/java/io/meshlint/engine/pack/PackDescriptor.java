package io.meshlint.engine.pack;

import io.meshlint.engine.MeshlintVersion;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.TextValue;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import io.meshlint.grammar.text.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a {@code pack.yaml} says.
 *
 * @param name     empty where the pack cannot be used
 * @param problems whole messages with file and line
 */
record PackDescriptor(Optional<String> name, String version, Optional<String> description, List<String> problems) {
    private static final List<String> FIELDS = List.of("name", "version", "description", "engine");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9._-]*[a-z0-9])?");
    private static final String NO_VERSION = "0";

    /** @param where how messages call the file */
    static PackDescriptor read(String where, String text) {
        YamlFile yaml = new ManifestReader().readText(where, text, Origins.same(where));
        List<String> problems = new ArrayList<>();
        yaml.problems()
                .forEach(problem -> problems.add(where + ":" + problem.region().startLine() + ": " + problem.message()
                        + ". " + problem.help()
                        + (text.contains("engine: >")
                                ? " A range begins with a sign, so quote it: engine: \">=0.1\"."
                                : "")));
        if (problems.isEmpty() && yaml.documents().size() != 1) {
            problems.add(where + ": a pack.yaml is one mapping with `name:` and `version:`");
        }
        if (!problems.isEmpty()) {
            return new PackDescriptor(Optional.empty(), NO_VERSION, Optional.empty(), problems);
        }
        return read(where, yaml.documents().get(0).root(), problems);
    }

    private static PackDescriptor read(String where, MapValue root, List<String> problems) {
        root.fields().forEach((field, value) -> {
            if (!FIELDS.contains(field)) {
                problems.add(at(where, value) + ": a pack.yaml has no field `" + field + "`"
                        + EditDistance.nearest(field, FIELDS)
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse("; it has " + String.join(", ", FIELDS)));
            }
        });
        Value written = root.field("name");
        String name = written.toString();
        boolean named = written instanceof TextValue && NAME.matcher(name).matches();
        if (!named) {
            problems.add(
                    written.isAbsent()
                            ? where + ": a pack.yaml is one mapping with `name:` and `version:`"
                            : at(where, written) + ": `" + name
                                    + "` is no name of a pack; write small letters, digits and hyphens");
        }
        String version = root.field("version").isAbsent()
                ? NO_VERSION
                : root.field("version").toString();
        boolean fits = engine(where, root.field("engine"), named ? name : "", version, problems);
        Optional<String> description = Optional.of(root.field("description"))
                .filter(value -> !value.isAbsent())
                .map(Value::toString);
        return new PackDescriptor(named && fits ? Optional.of(name) : Optional.empty(), version, description, problems);
    }

    private static boolean engine(String where, Value range, String name, String version, List<String> problems) {
        if (range.isAbsent()) {
            return true;
        }
        Optional<EngineRange> read = EngineRange.read(range.toString());
        if (read.isEmpty()) {
            problems.add(at(where, range) + ": `" + range
                    + "` is no range of versions; write for example engine: \">=0.1\" or engine: \">=0.1, <1\"");
            return false;
        }
        if (!read.get().admits(MeshlintVersion.get())) {
            problems.add(
                    at(where, range) + ": the pack " + name + " " + version + " needs meshlint " + range
                            + ", and this is " + MeshlintVersion.get()
                            + ", so none of its rules is run; install a meshlint of that range, or another version of the pack");
            return false;
        }
        return true;
    }

    private static String at(String where, Value value) {
        return where + ":" + value.place().region().startLine();
    }
}
