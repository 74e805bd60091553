package io.meshlint.engine.pack;

import io.meshlint.engine.MeshlintVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a pack to begin with: one rule, a fixture in which it reports, one in which it does not, and what to do next. */
public final class PackSkeleton {
    private static final String RESOURCES = "/io/meshlint/engine/pack/skeleton/";
    private static final int LONGEST_CODE = 6;
    private static final String FALLBACK = "team";

    private PackSkeleton() {}

    /**
     * What was written.
     *
     * @param name     of the pack
     * @param files    relative to the directory, with {@code /}
     * @param problems why nothing was written, whole messages; then there are no files
     */
    public record Written(String name, List<String> files, List<String> problems) {
        public Written {
            files = List.copyOf(files);
            problems = List.copyOf(problems);
        }
    }

    /** Writes the files into a directory, which is made where it is missing. A file that is there is never replaced. */
    public static Written write(Path directory) {
        String name = name(directory);
        String code = code(name);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pack.yaml", "pack.yaml");
        files.put("rules/ingress.mesh", "rules/ingress.mesh");
        files.put("tests/" + code + "001/service-missing.yaml", "tests/service-missing.yaml");
        files.put("tests/" + code + "001/service-there.yaml", "tests/service-there.yaml");
        files.put("README.md", "README.md");
        List<String> there = files.keySet().stream()
                .filter(file -> Files.exists(directory.resolve(file)))
                .toList();
        if (!there.isEmpty()) {
            String problem = directory + " holds " + String.join(", ", there)
                    + " already, so nothing was written; name another directory";
            return new Written(name, List.of(), List.of(problem));
        }
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = directory.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                String text = template(file.getValue())
                        .replace("@NAME@", name)
                        .replace("@ENGINE@", MeshlintVersion.get().replaceFirst("^(\\d+\\.\\d+).*$", "$1"))
                        .replace("@MODULE@", module(name))
                        .replace("@CODE@", code);
                Files.writeString(target, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException failure) {
            return new Written(
                    name, List.of(), List.of(directory + ": the pack cannot be written: " + failure.getMessage()));
        }
        return new Written(name, List.copyOf(files.keySet()), List.of());
    }

    /** The directory's name, made fit: lower case, digits and hyphens. */
    private static String name(Path directory) {
        Path last = directory.toAbsolutePath().normalize().getFileName();
        String fit = String.valueOf(last)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-+$", "");
        return fit.isEmpty() ? FALLBACK : fit;
    }

    private static String module(String name) {
        return name.replace("-", "");
    }

    private static String code(String name) {
        String letters =
                name.replaceAll("(?<=.)-?rules$", "").replaceAll("[^a-z]", "").toUpperCase(Locale.ROOT);
        String fit = letters.isEmpty() ? FALLBACK.toUpperCase(Locale.ROOT) : letters;
        return fit.substring(0, Math.min(LONGEST_CODE, fit.length()));
    }

    private static String template(String name) {
        try (InputStream stream = PackSkeleton.class.getResourceAsStream(RESOURCES + name)) {
            if (stream == null) {
                throw new IllegalStateException("the distribution lacks " + RESOURCES + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
