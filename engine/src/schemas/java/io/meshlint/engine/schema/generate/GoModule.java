package io.meshlint.engine.schema.generate;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * A module as the Go module proxy serves it, checked against the recorded digest. Only the archive is read; whether this machine's Go could build
 * the module does not matter.
 */
record GoModule(String path, String version, Path archive) {

    /**
     * Fetches a module with {@code go mod download} (the Go tool itself checks the archive against the public checksum database).
     *
     * @param sum the digest that the committed list of sources records, as {@code go.sum} writes it
     */
    static GoModule fetch(String path, String version, String sum) throws IOException, InterruptedException {
        String coordinates = path + "@" + version;
        ProcessBuilder builder = new ProcessBuilder("go", "mod", "download", "-json", coordinates)
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GOTOOLCHAIN", "local");
        Process process = builder.start();
        String answer;
        try (InputStream output = process.getInputStream()) {
            answer = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
        process.waitFor();
        Map<?, ?> facts = JsonMapper.shared().readValue(answer.isBlank() ? "{}" : answer, Map.class);
        if (!(facts.get("Zip") instanceof String zip) || !(facts.get("Sum") instanceof String actual)) {
            throw new IOException("go mod download could not fetch " + coordinates + ": " + facts.get("Error"));
        }
        if (!actual.equals(sum)) {
            throw new IOException(coordinates + " has the digest " + actual + ", but sources.yaml records " + sum
                    + ". If the version was changed on purpose, record the new digest.");
        }
        return new GoModule(path, version, Path.of(zip));
    }

    /** The texts of the files whose path inside the module matches one of the patterns whole, by path; at least one. */
    Map<String, String> files(List<String> patterns) throws IOException {
        Map<String, String> texts = filesIfAny(patterns);
        if (texts.isEmpty()) {
            throw new IOException("no file of " + path + "@" + version + " matches " + patterns);
        }
        return texts;
    }

    /** The texts of the files whose path inside the module matches one of the patterns whole, by path; there may be none. */
    Map<String, String> filesIfAny(List<String> patterns) throws IOException {
        List<Pattern> compiled = patterns.stream().map(Pattern::compile).toList();
        String prefix = path + "@" + version + "/";
        Map<String, String> texts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .sorted((a, b) -> a.getName().compareTo(b.getName()))
                    .toList()) {
                String name = entry.getName().substring(prefix.length());
                if (compiled.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        texts.put(name, new String(content.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return texts;
    }
}
