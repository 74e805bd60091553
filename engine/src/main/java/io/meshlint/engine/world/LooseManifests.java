package io.meshlint.engine.world;

import io.meshlint.engine.finding.Finding;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Resource;
import io.meshlint.engine.world.FileReader.Content;
import io.meshlint.engine.world.ResourceExtractor.Extracted;
import io.meshlint.engine.yaml.YamlFile;
import io.meshlint.engine.yaml.YamlProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the files that stand in no chart and no kustomization, and tells manifests from other YAML.
 *
 * <p>A file that cannot be read is reported where it is a manifest by its text, its neighbours, or because the user named it.
 */
final class LooseManifests {
    static final String STANDARD_INPUT = "<standard input>";
    private static final Pattern MENTION = Pattern.compile("(?m)^[ \\t{,-]*[\"']?(apiVersion|kind)[\"']?\\s*:");

    private final FileReader reader;
    private final ResourceExtractor extractor;
    private final Set<String> named;
    private final SortedMap<String, List<Resource>> resources = new TreeMap<>();
    private final SortedSet<String> manifestDirectories = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Doubtful> doubtful = new ArrayList<>();

    /** @param named files and directories that the user named */
    LooseManifests(FileReader reader, ResourceExtractor extractor, Set<String> named) {
        this.reader = reader;
        this.extractor = extractor;
        this.named = named;
    }

    /** A file of which only its neighbours can tell whether it should be a manifest. */
    private record Doubtful(String file, List<Finding> findings) {}

    /** By file. */
    SortedMap<String, List<Resource>> resources() {
        return resources;
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        for (Doubtful file : doubtful) {
            String directory = Repository.parent(file.file);
            if (manifestDirectories.contains(directory) || named.contains(directory)) {
                all.addAll(file.findings);
            }
        }
        return all;
    }

    void readText(String text) {
        accept(STANDARD_INPUT, reader.manifests().readText(STANDARD_INPUT, text, Origins.same(STANDARD_INPUT)), true);
    }

    void read(String file) {
        Content content = reader.content(file);
        if (content.problem().isPresent()) {
            findings.add(content.problem().get());
            return;
        }
        boolean told = named.contains(file);
        if (told || !file.endsWith(".json") || content.mentions("\"apiVersion\"", "\"kind\"")) {
            accept(file, reader.parse(file, content), told);
        }
    }

    private void accept(String file, YamlFile yaml, boolean told) {
        boolean manifest =
                yaml.documents().stream().anyMatch(document -> ResourceExtractor.isResource(document.root()));
        Extracted extracted = extractor.extract(yaml.documents(), "default", manifest || told);
        if (manifest) {
            manifestDirectories.add(Repository.parent(file));
        }
        if (!extracted.resources().isEmpty()) {
            resources.put(file, extracted.resources());
        }
        findings.addAll(extracted.findings());
        if (manifest || told || MENTION.matcher(yaml.lines().text()).find()) {
            findings.addAll(FileReader.findings(file, yaml.problems()));
            return;
        }
        List<YamlProblem> fatal = yaml.problems().stream()
                .filter(problem -> problem.kind() != YamlProblem.Kind.DUPLICATE_KEY)
                .toList();
        if (!fatal.isEmpty()) {
            doubtful.add(new Doubtful(file, FileReader.findings(file, fatal)));
        }
    }
}
