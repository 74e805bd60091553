package io.meshlint.engine.world;

import io.meshlint.engine.finding.BuiltInRule;
import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import io.meshlint.engine.yaml.YamlProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads files of the repository; what goes wrong is a finding. */
final class FileReader {
    private static final int MOST_FINDINGS = 50;

    private final Repository repository;
    private final ManifestReader reader = new ManifestReader();

    FileReader(Repository repository) {
        this.repository = repository;
    }

    ManifestReader manifests() {
        return reader;
    }

    /** The bytes of a file, or why there are none. */
    record Content(byte[] bytes, Optional<Finding> problem) {
        /** True where all of the words, which are ASCII, stand somewhere in the bytes. */
        boolean mentions(String... words) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return Arrays.stream(words).allMatch(text::contains);
        }
    }

    boolean exists(String file) {
        Path path = repository.resolve(file);
        return Files.isRegularFile(path) && repository.holds(path);
    }

    Content content(String file) {
        Path path = repository.resolve(file);
        if (!repository.holds(path)) {
            return failed(
                    BuiltInRule.OUTSIDE_REPOSITORY,
                    file,
                    "leads out of the repository, so it is not read",
                    "Copy the file into the repository.");
        }
        try {
            if (!Files.isRegularFile(path)) {
                return failed(
                        BuiltInRule.UNREADABLE_FILE,
                        file,
                        "cannot be read: it is no file",
                        "Put a file there, or remove it.");
            }
            long size = Files.size(path);
            if (size > ManifestReader.largestFile()) {
                return failed(
                        BuiltInRule.FILE_TOO_LARGE,
                        file,
                        "has " + (size >> 20) + " MiB, and this run has memory for files of "
                                + (ManifestReader.largestFile() >> 20) + " MiB",
                        "Split the file, give Java more memory (-Xmx), or add the file to .gitignore.");
            }
            return new Content(Files.readAllBytes(path), Optional.empty());
        } catch (IOException failure) {
            return failed(
                    BuiltInRule.UNREADABLE_FILE,
                    file,
                    "cannot be read: the operating system refused to open it",
                    "Give read permission to whoever runs meshlint, or add the file to .gitignore.");
        }
    }

    private static Content failed(BuiltInRule rule, String file, String what, String help) {
        return new Content(
                new byte[0], Optional.of(Findings.of(rule, file + " " + what, help, SourceLocation.wholeFile(file))));
    }

    YamlFile parse(String file, Content content) {
        return reader.read(file, content.bytes());
    }

    /** Everything that is wrong with the text of a file; empty where it can be read. */
    List<Finding> problems(String file) {
        Content content = content(file);
        if (content.problem().isPresent()) {
            return List.of(content.problem().get());
        }
        return findings(file, parse(file, content).problems());
    }

    /** One for each mistake; beyond a number that anybody reads, one for the rest. */
    static List<Finding> findings(String file, List<YamlProblem> problems) {
        List<Finding> findings = new ArrayList<>();
        problems.stream()
                .limit(MOST_FINDINGS)
                .forEach(problem -> findings.add(Findings.of(problem, file, Origins.same(file))));
        if (problems.size() > MOST_FINDINGS) {
            YamlProblem next = problems.get(MOST_FINDINGS);
            String message = (problems.size() - MOST_FINDINGS) + " more mistakes in this file, the next one here: "
                    + next.message();
            YamlProblem rest = new YamlProblem(next.kind(), next.region(), message, next.help(), next.related());
            findings.add(Findings.of(rest, file, Origins.same(file)));
        }
        return findings;
    }
}
