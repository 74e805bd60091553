package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.CustomResourceReader;
import io.meshlint.engine.schema.DraftKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Fetches the sources that {@code sources.yaml} pins and writes the bundled schemas. */
public final class SchemaGenerator {
    private final Definitions definitions = new Definitions();
    private final Kinds kinds = new Kinds();

    private SchemaGenerator() {}

    /**
     * Writes the files; files of an earlier run that are not written any more are removed.
     *
     * @param arguments the directory
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]);
        Map<String, String> files = generate();
        Files.createDirectories(directory);
        try (var present = Files.list(directory)) {
            for (Path file : present.toList()) {
                if (!files.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        System.out.println(files.size() + " files, "
                + files.values().stream().mapToInt(String::length).sum() + " characters");
    }

    /** The texts of all files, by name. */
    static Map<String, String> generate() throws IOException, InterruptedException {
        SchemaGenerator generator = new SchemaGenerator();
        Map<?, ?> plan = (Map<?, ?>) Yaml.one(resource("sources.yaml"));
        for (Object source : (List<?>) plan.get("sources")) {
            generator.read((Map<?, ?>) source);
        }
        HandWritten tables = new HandWritten(generator.kinds, generator.definitions);
        tables.readInto(resource("kinds.yaml"));
        new Corrections(generator.kinds, generator.definitions, tables).apply(resource("corrections.yaml"));
        generator.kinds.openStatus(new HashSet<>(texts(plan.get("keepStatus"))));
        Map<String, String> aliases = new LinkedHashMap<>();
        ((Map<?, ?>) plan.get("aliases")).forEach((former, now) -> aliases.put((String) former, (String) now));
        ReleaseReader releases = new ReleaseReader(generator.kinds.joined(), aliases);
        for (Object history : (List<?>) ((Map<?, ?>) Yaml.one(resource("releases.yaml"))).get("histories")) {
            releases.read((Map<?, ?>) history);
        }
        releases.notes().forEach(System.out::println);
        return new SchemaWriter(releases.kinds(), aliases, releases.history()).files();
    }

    private void read(Map<?, ?> source) throws IOException, InterruptedException {
        GoModule module = GoModule.fetch(
                (String) source.get("module"), (String) source.get("version"), (String) source.get("sum"));
        DraftKind.Family family = DraftKind.Family.valueOf(((String) source.get("family")).toUpperCase(Locale.ROOT));
        if (source.get("kubernetes") instanceof Map<?, ?> part) {
            KubernetesReader reader = new KubernetesReader(definitions);
            module.files(texts(part.get("enumerations"))).values().forEach(reader::readEnumerations);
            Set<String> groups = new HashSet<>(texts(part.get("groups")));
            module.files(texts(part.get("files")))
                    .values()
                    .forEach(json -> reader.read(json, groups).forEach(kinds::add));
        }
        if (source.get("customResources") instanceof List<?> patterns) {
            CustomResourceReader reader = new CustomResourceReader(family, definitions.any("meta.v1.ObjectMeta"));
            Set<String> wanted = new HashSet<>(texts(source.get("kinds")));
            module.files(texts(patterns)).values().stream()
                    .flatMap(yaml -> Yaml.all(yaml).stream())
                    .flatMap(document -> reader.read(document).stream())
                    .filter(kind -> wanted.isEmpty() || wanted.contains(kind.kind()))
                    .forEach(kinds::add);
        }
        if (source.get("protocolBuffers") instanceof Map<?, ?> part) {
            ProtocolBufferReader reader = new ProtocolBufferReader(false);
            module.files(texts(part.get("files"))).forEach(reader::add);
            ((Map<?, ?>) part.get("types"))
                    .forEach((name, message) -> kinds.add(new DraftKind(
                            family,
                            (String) part.get("group"),
                            (String) name,
                            texts(part.get("versions")),
                            DraftKind.Scope.TYPE,
                            reader.message((String) message))));
        }
    }

    static List<String> texts(Object list) {
        List<String> texts = new ArrayList<>();
        if (list instanceof List<?> elements) {
            elements.forEach(element -> texts.add(String.valueOf(element)));
        }
        return texts;
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = SchemaGenerator.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
