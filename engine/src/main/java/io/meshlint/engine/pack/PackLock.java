package io.meshlint.engine.pack;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Value;
import io.meshlint.engine.yaml.ManifestReader;
import io.meshlint.engine.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The packs of a repository as they were when its lock was written: a pack whose content has changed since is an error, so that rules from
 * elsewhere change only in a commit that says so. Packs that come with meshlint are not locked: their version is meshlint's.
 *
 * @param entries  by the names of packs
 * @param problems lines that are not understood, whole messages
 */
public record PackLock(Map<String, Entry> entries, List<String> problems) {
    /** The name of the file, beside {@code meshlint.yaml}. */
    public static final String FILE = "meshlint.lock";

    private static final String REMEDY = "write the lock anew with `meshlint packs lock`";
    private static final int SHOWN_DIGEST = "sha256:".length() + 12;

    public PackLock {
        entries = Map.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** @param line of the lock, 1-based */
    public record Entry(String version, String digest, int line) {}

    /** Reads a lock; empty where there is no such file. */
    public static Optional<PackLock> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            return Optional.of(
                    new PackLock(Map.of(), List.of(FILE + ": the lock cannot be read: " + failure.getMessage())));
        }
        YamlFile yaml = new ManifestReader().readText(FILE, text, Origins.same(FILE));
        List<String> problems = new ArrayList<>();
        yaml.problems()
                .forEach(problem -> problems.add(
                        FILE + ":" + problem.region().startLine() + ": " + problem.message() + "; " + REMEDY));
        Map<String, Entry> entries = new TreeMap<>();
        Value packs =
                yaml.documents().size() == 1 ? yaml.documents().get(0).root().field("packs") : null;
        if (packs instanceof ListValue list) {
            list.elements().forEach(element -> add(element, entries, problems));
        } else if (problems.isEmpty()) {
            problems.add(FILE + ": a lock is one mapping with a list `packs:`; " + REMEDY);
        }
        return Optional.of(new PackLock(entries, problems));
    }

    private static void add(Value element, Map<String, Entry> entries, List<String> problems) {
        int line = element.place().region().startLine();
        boolean whole = element instanceof MapValue entry
                && !entry.field("name").isAbsent()
                && !entry.field("digest").isAbsent();
        if (!whole) {
            problems.add(FILE + ":" + line + ": an entry has `name:`, `version:` and `digest:`; " + REMEDY);
            return;
        }
        MapValue entry = (MapValue) element;
        entries.put(
                entry.field("name").toString(),
                new Entry(
                        entry.field("version").toString(), entry.field("digest").toString(), line));
    }

    /** The text of a lock for these packs, in the order of their names. */
    public static String text(List<RulePack> packs) {
        StringBuilder text = new StringBuilder("# Packs of rules as they were; written by `meshlint packs lock`.\n");
        List<RulePack> locked = packs.stream()
                .filter(pack -> !pack.bundled())
                .sorted(Comparator.comparing(RulePack::name))
                .toList();
        text.append(locked.isEmpty() ? "packs: []\n" : "packs:\n");
        locked.forEach(pack -> text.append("  - name: ")
                .append(pack.name())
                .append("\n    version: ")
                .append(quoted(pack.version()))
                .append("\n    digest: ")
                .append(pack.digest())
                .append('\n'));
        return text.toString();
    }

    private static String quoted(String version) {
        return "'" + version.replace("'", "''").replaceAll("\\R", " ") + "'";
    }

    /**
     * Compares packs with the lock.
     *
     * @param strict true to want every pack in the lock, and nothing else
     * @return whole messages; empty where all is as it was
     */
    public List<String> compare(List<RulePack> packs, boolean strict) {
        List<String> found = new ArrayList<>(problems);
        Map<String, Entry> unused = new TreeMap<>(entries);
        for (RulePack pack : packs) {
            Entry entry = unused.remove(pack.name());
            if (pack.bundled()) {
                continue;
            }
            if (entry == null && strict) {
                found.add(FILE + ": the pack " + pack.name() + " (" + pack.where() + ") is not in it; " + REMEDY);
            } else if (entry != null && !entry.digest().equals(pack.digest())) {
                found.add(FILE + ":" + entry.line() + ": the pack " + pack.name() + " is not as it was locked: "
                        + pack.where() + " is version " + pack.version() + ", " + shown(pack.digest())
                        + ", and the lock says " + entry.version() + ", " + shown(entry.digest())
                        + "; look at what changed in its rules, then " + REMEDY);
            }
        }
        if (strict) {
            unused.forEach((name, entry) ->
                    found.add(FILE + ":" + entry.line() + ": the pack " + name + " is used no more; " + REMEDY));
        }
        return found;
    }

    private static String shown(String digest) {
        return digest.length() <= SHOWN_DIGEST ? digest : digest.substring(0, SHOWN_DIGEST) + "…";
    }
}
