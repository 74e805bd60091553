package io.meshlint.engine.pack;

import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import io.meshlint.grammar.text.SourceText;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;

/** Finds and reads packs. */
public final class PackReader {
    /** Where a pack lies in a jar. */
    public static final String PACK_IN_JAR = "META-INF/meshlint/pack.yaml";

    private final List<RulePack> packs;
    private final List<String> problems;

    /** Begins with no pack. */
    public PackReader() {
        this(List.of(), List.of());
    }

    /** Begins with packs and problems of another reader. */
    public PackReader(List<RulePack> packs, List<String> problems) {
        this.packs = new ArrayList<>(packs);
        this.problems = new ArrayList<>(problems);
    }

    /** All packs that were read, in the order they were asked for. */
    public List<RulePack> packs() {
        return List.copyOf(packs);
    }

    /**
     * The packs of a run: one of each name. A pack that is named takes the place of one on the class path, and that of a bundled one; two
     * different packs of one name and one origin are a problem, and the first is taken.
     */
    public List<RulePack> distinct() {
        Map<String, RulePack> byName = new LinkedHashMap<>();
        for (RulePack pack : packs) {
            RulePack other = byName.putIfAbsent(pack.name(), pack);
            if (other != null && pack.origin().compareTo(other.origin()) > 0) {
                byName.put(pack.name(), pack);
            } else if (other != null
                    && pack.origin() == other.origin()
                    && !pack.digest().equals(other.digest())) {
                problems.add("two packs have the name `" + pack.name() + "`: " + other.where() + " and " + pack.where()
                        + "; leave one out, or give one another name in its pack.yaml");
            }
        }
        return List.copyOf(byName.values());
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
                        readJar(jar, RulePack.Origin.CLASS_PATH);
                    }
                } else {
                    readDirectory(Path.of(url.toURI()).getParent(), RulePack.Origin.CLASS_PATH);
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
                readDirectory(Files.isRegularFile(pack.resolve(PACK_IN_JAR)) ? inside : pack, RulePack.Origin.NAMED);
            } else if (Files.isRegularFile(pack)) {
                try (JarFile jar = new JarFile(pack.toFile())) {
                    readJar(jar, RulePack.Origin.NAMED);
                }
            } else {
                problems.add(pack + ": there is no such pack; name a directory with a pack.yaml, or a jar");
            }
        } catch (IOException failure) {
            problems.add(pack + ": the pack cannot be read: " + failure.getMessage());
        }
    }

    private void readJar(JarFile jar, RulePack.Origin origin) throws IOException {
        PackContent content = PackContent.ofJar(jar);
        if (!content.texts().containsKey(PackContent.DESCRIPTOR)) {
            problems.add(jar.getName() + ": this jar holds no " + PACK_IN_JAR + ", so it is no pack");
            return;
        }
        add(content, jar.getName(), inside -> jar.getName() + "!/" + inside, origin);
    }

    private void readDirectory(Path directory, RulePack.Origin origin) throws IOException {
        PackContent content = PackContent.ofDirectory(directory);
        if (!content.texts().containsKey(PackContent.DESCRIPTOR)) {
            problems.add(
                    directory + ": there is no pack.yaml in this directory; write one with `name:` and `version:`");
            return;
        }
        String fileSeparator = File.separator;
        add(
                content,
                directory.toString(),
                inside -> directory + fileSeparator + inside.replace("/", fileSeparator),
                origin);
    }

    /** @param file how messages call a file of the pack */
    private void add(PackContent content, String where, UnaryOperator<String> file, RulePack.Origin found) {
        problems.addAll(content.problems());
        boolean ours = found == RulePack.Origin.CLASS_PATH && content.comesWithMeshlint();
        PackDescriptor descriptor = PackDescriptor.read(
                file.apply(PackContent.DESCRIPTOR), content.texts().get(PackContent.DESCRIPTOR));
        problems.addAll(descriptor.problems());
        if (descriptor.name().isEmpty()) {
            return;
        }
        List<SourceText> modules = new ArrayList<>();
        List<MapValue> definitions = new ArrayList<>();
        content.texts().forEach((inside, text) -> {
            if (PackContent.isModule(inside)) {
                modules.add(new SourceText(ours ? inside : file.apply(inside), text));
            } else if (PackContent.isDefinition(inside)) {
                definitions.addAll(documents(file.apply(inside), text));
            }
        });
        packs.add(new RulePack(
                descriptor.name().get(),
                descriptor.version(),
                descriptor.description(),
                ours ? RulePack.Origin.BUNDLED : found,
                where,
                content.digest(),
                modules,
                definitions));
    }

    private List<MapValue> documents(String name, String text) {
        YamlFile yaml = new ManifestReader().readText(name, text, Origins.same(name));
        yaml.problems()
                .forEach(problem -> problems.add(
                        name + ":" + problem.region().startLine() + ": " + problem.message() + ". " + problem.help()));
        return yaml.documents().stream().map(document -> document.root()).toList();
    }
}
