package io.meshlint.engine.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The files of a pack that matter: its {@code pack.yaml}, its modules, its definitions of kinds.
 *
 * @param texts      by path inside of the pack, with {@code /}
 * @param comesWithMeshlint true for a pack of ours
 * @param problems   files that were not read, whole messages
 */
record PackContent(Map<String, String> texts, boolean comesWithMeshlint, List<String> problems) {
    static final String DESCRIPTOR = "pack.yaml";
    /** CustomResourceDefinitions of the kinds that a pack is about lie here, beside its {@code pack.yaml}. */
    private static final String DEFINITIONS = "crds/";

    private static final String MODULE_SUFFIX = ".mesh";
    /** An empty file that only packs of ours have. */
    private static final String OURS = "bundled";

    private static final int LARGEST_FILE = 4 << 20;
    private static final int MOST_FILES = 10_000;

    PackContent {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        problems = List.copyOf(problems);
    }

    /** The files below a directory; links that lead out of it are not followed. */
    static PackContent ofDirectory(Path directory) throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        Path root = directory.toRealPath();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String inside = directory.relativize(file).toString().replace('\\', '/');
                if (!isPart(inside)) {
                    continue;
                }
                if (file.toRealPath().startsWith(root)) {
                    try (InputStream in = Files.newInputStream(file)) {
                        put(texts, inside, in);
                    }
                } else {
                    problems.add(
                            file + ": this link leads out of the pack, so it is not read; put the file itself here");
                }
            }
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        return new PackContent(texts, Files.exists(directory.resolve(OURS)), problems);
    }

    /** The files of a jar below {@code META-INF/meshlint}. */
    static PackContent ofJar(JarFile jar) throws IOException {
        String root = PackReader.PACK_IN_JAR.substring(0, PackReader.PACK_IN_JAR.lastIndexOf('/') + 1);
        TreeMap<String, String> texts = new TreeMap<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            String inside = entry.getName().startsWith(root) ? entry.getName().substring(root.length()) : "";
            if (isPart(inside)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    put(texts, inside, in);
                }
            }
        }
        return new PackContent(texts, jar.getJarEntry(root + OURS) != null, List.of());
    }

    private static void put(Map<String, String> texts, String inside, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw new IOException(inside + " has more than " + LARGEST_FILE + " bytes");
        }
        if (texts.size() == MOST_FILES) {
            throw new IOException("it has more than " + MOST_FILES + " files");
        }
        texts.put(inside, new String(bytes, StandardCharsets.UTF_8));
    }

    private static boolean isPart(String inside) {
        return inside.equals(DESCRIPTOR) || isModule(inside) || isDefinition(inside);
    }

    static boolean isModule(String inside) {
        return inside.endsWith(MODULE_SUFFIX);
    }

    static boolean isDefinition(String inside) {
        return inside.startsWith(DEFINITIONS) && (inside.endsWith(".yaml") || inside.endsWith(".yml"));
    }

    /**
     * SHA-256 over paths and texts, as {@code sha256:} and hexadecimal digits: the same for a directory and the jar that was made of it, and
     * whatever line ends a checkout has.
     */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((path, text) -> {
                byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
                digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
