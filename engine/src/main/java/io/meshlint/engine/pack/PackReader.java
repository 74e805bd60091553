package io.meshlint.engine.pack;

import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import io.meshlint.grammar.text.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Finds and reads packs. */
public final class PackReader {
    /** Where a pack lies in a jar. */
    public static final String PACK_IN_JAR = "META-INF/meshlint/pack.yaml";

    private static final String MODULE_SUFFIX = ".mesh";
    private static final long LARGEST_MODULE = 4L << 20;
    /** CustomResourceDefinitions of the kinds that a pack is about lie here, beside its {@code pack.yaml}. */
    private static final String DEFINITIONS = "crds/";

    private final List<RulePack> packs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** The packs that were read, in the order they were asked for. */
    public List<RulePack> packs() {
        return List.copyOf(packs);
    }

    /** What could not be read, as whole messages. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Reads every pack on a class path. */
    public void readClassPath(ClassLoader loader) {
        try {
            // The same jar may be found twice where class loaders have parents.
            TreeMap<String, URL> urls = new TreeMap<>();
            Collections.list(loader.getResources(PACK_IN_JAR)).forEach(url -> urls.put(url.toString(), url));
            for (URL url : urls.values()) {
                if (url.openConnection() instanceof JarURLConnection connection) {
                    connection.setUseCaches(false);
                    try (JarFile jar = connection.getJarFile()) {
                        readJar(jar, true);
                    }
                } else {
                    readDirectory(Path.of(url.toURI()).getParent(), true);
                }
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException("the bundled packs cannot be read", failure);
        }
    }

    /** Reads a pack that the user names: a directory with a {@code pack.yaml}, or a jar. */
    public void read(Path pack) {
        try {
            if (Files.isDirectory(pack)) {
                Path inside = pack.resolve(PACK_IN_JAR).getParent();
                readDirectory(Files.isRegularFile(pack.resolve(PACK_IN_JAR)) ? inside : pack, false);
            } else if (Files.isRegularFile(pack)) {
                try (JarFile jar = new JarFile(pack.toFile())) {
                    readJar(jar, false);
                }
            } else {
                problems.add(pack + ": there is no such pack; name a directory with a pack.yaml, or a jar");
            }
        } catch (IOException failure) {
            problems.add(pack + ": the pack cannot be read: " + failure.getMessage());
        }
    }

    private void readJar(JarFile jar, boolean bundled) throws IOException {
        JarEntry descriptor = jar.getJarEntry(PACK_IN_JAR);
        if (descriptor == null) {
            problems.add(jar.getName() + ": this jar holds no " + PACK_IN_JAR + ", so it is no pack");
            return;
        }
        String root = PACK_IN_JAR.substring(0, PACK_IN_JAR.lastIndexOf('/') + 1);
        List<SourceText> modules = new ArrayList<>();
        List<SourceText> definitions = new ArrayList<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            String inside = entry.getName().startsWith(root) ? entry.getName().substring(root.length()) : "";
            if (inside.endsWith(MODULE_SUFFIX)) {
                modules.add(new SourceText(inside, text(jar.getInputStream(entry))));
            } else if (isDefinition(inside)) {
                definitions.add(new SourceText(jar.getName() + "!/" + inside, text(jar.getInputStream(entry))));
            }
        }
        add(jar.getName(), text(jar.getInputStream(descriptor)), modules, definitions, bundled);
    }

    private void readDirectory(Path directory, boolean bundled) throws IOException {
        Path descriptor = directory.resolve("pack.yaml");
        if (!Files.isRegularFile(descriptor)) {
            problems.add(
                    directory + ": there is no pack.yaml in this directory; write one with `name:` and `version:`");
            return;
        }
        List<SourceText> modules = new ArrayList<>();
        List<SourceText> definitions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String inside = directory.relativize(file).toString().replace('\\', '/');
                if (inside.endsWith(MODULE_SUFFIX)) {
                    modules.add(new SourceText(
                            bundled ? inside : directory.resolve(inside).toString(), Files.readString(file)));
                } else if (isDefinition(inside)) {
                    definitions.add(new SourceText(file.toString(), text(Files.newInputStream(file))));
                }
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        add(descriptor.toString(), Files.readString(descriptor), modules, definitions, bundled);
    }

    private static boolean isDefinition(String inside) {
        return inside.startsWith(DEFINITIONS) && (inside.endsWith(".yaml") || inside.endsWith(".yml"));
    }

    private static String text(InputStream stream) throws IOException {
        try (InputStream in = stream) {
            byte[] bytes = in.readNBytes((int) LARGEST_MODULE + 1);
            if (bytes.length > LARGEST_MODULE) {
                throw new IOException("a file of more than " + LARGEST_MODULE + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void add(
            String where, String descriptor, List<SourceText> modules, List<SourceText> definitions, boolean bundled) {
        YamlFile yaml = read(new SourceText(where, descriptor));
        MapValue root = yaml.documents().size() == 1 ? yaml.documents().get(0).root() : null;
        if (root == null || root.field("name").isAbsent()) {
            problems.add(where + ": a pack.yaml is one mapping with `name:` and `version:`");
            return;
        }
        String version =
                root.field("version").isAbsent() ? "0" : root.field("version").toString();
        packs.add(new RulePack(root.field("name").toString(), version, modules, bundled, documents(definitions)));
    }

    private List<MapValue> documents(List<SourceText> definitions) {
        List<MapValue> documents = new ArrayList<>();
        for (SourceText definition : definitions.stream()
                .sorted(Comparator.comparing(SourceText::name))
                .toList()) {
            YamlFile yaml = read(definition);
            yaml.problems()
                    .forEach(problem -> problems.add(definition.name() + ":"
                            + problem.region().startLine() + ": " + problem.message() + ". " + problem.help()));
            yaml.documents().forEach(document -> documents.add(document.root()));
        }
        return documents;
    }

    private static YamlFile read(SourceText text) {
        return new ManifestReader().readText(text.name(), text.content(), Origins.same(text.name()));
    }
}
