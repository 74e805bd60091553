package io.meshlint.engine.pack;

import io.meshlint.engine.value.MapValue;
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
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.getName().startsWith(root) && entry.getName().endsWith(MODULE_SUFFIX)) {
                modules.add(new SourceText(entry.getName().substring(root.length()), text(jar.getInputStream(entry))));
            }
        }
        add(jar.getName(), text(jar.getInputStream(descriptor)), modules, bundled);
    }

    private void readDirectory(Path directory, boolean bundled) throws IOException {
        Path descriptor = directory.resolve("pack.yaml");
        if (!Files.isRegularFile(descriptor)) {
            problems.add(directory + ": there is no pack.yaml in this directory; write one with `name:` and `version:`");
            return;
        }
        List<SourceText> modules = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(MODULE_SUFFIX) && Files.isRegularFile(f)).sorted().toList()) {
                String inside = directory.relativize(file).toString().replace('\\', '/');
                modules.add(new SourceText(bundled ? inside : directory.resolve(inside).toString(), Files.readString(file)));
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        add(descriptor.toString(), Files.readString(descriptor), modules, bundled);
    }

    private static String text(InputStream stream) throws IOException {
        try (InputStream in = stream) {
            byte[] bytes = in.readNBytes((int) LARGEST_MODULE + 1);
            if (bytes.length > LARGEST_MODULE) {
                throw new IOException("a module of more than " + LARGEST_MODULE + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void add(String where, String descriptor, List<SourceText> modules, boolean bundled) {
        YamlFile yaml = new ManifestReader().readText(where, descriptor, io.meshlint.engine.value.Origins.same(where));
        MapValue root = yaml.documents().size() == 1 ? yaml.documents().get(0).root() : null;
        if (root == null || root.field("name").isAbsent()) {
            problems.add(where + ": a pack.yaml is one mapping with `name:` and `version:`");
            return;
        }
        String version = root.field("version").isAbsent() ? "0" : root.field("version").toString();
        packs.add(new RulePack(root.field("name").toString(), version, modules, bundled));
    }
}
