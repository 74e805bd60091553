package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftKind;
import io.meshlint.engine.schema.Served;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lays the schemas out in files: an index of kinds, a file for each group, and one for the definitions that several groups share. */
final class SchemaWriter {
    private static final String HEADER =
            "# Written by mvn -Pschemas -pl engine -am process-test-classes; do not edit.\n";

    private final List<DraftKind> kinds;
    private final Map<String, String> aliases;
    private final Minimiser minimiser;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, Draft.Mapping> definitions = new HashMap<>();
    private final Map<Integer, Set<String>> users = new HashMap<>();
    private final History history;

    /** @param aliases former group and kind to the group that has it now */
    SchemaWriter(List<DraftKind> kinds, Map<String, String> aliases, History history) {
        this.history = history;
        this.kinds = kinds;
        this.aliases = new TreeMap<>(aliases);
        this.minimiser = new Minimiser(kinds);
        Set<String> taken = new HashSet<>();
        kinds.forEach(kind -> name(kind, taken));
    }

    /** The text of every file, by name. */
    Map<String, String> files() {
        Notation notation = new Notation(minimiser, names);
        Map<Integer, History.Seen> seen = history.byClass(minimiser);
        Map<String, TreeMap<String, Draft.Mapping>> byFile = new TreeMap<>();
        definitions.forEach((number, mapping) -> byFile.computeIfAbsent(fileOf(number), ignored -> new TreeMap<>())
                .put(names.get(number), mapping));
        Map<String, String> files = new TreeMap<>();
        files.put("index.txt", index());
        byFile.forEach((file, mappings) -> {
            StringBuilder text = new StringBuilder(HEADER);
            mappings.forEach((name, mapping) -> {
                text.append(name).append('\n');
                History.Seen facts = seen.get(minimiser.classOf(mapping));
                mapping.members.forEach((field, member) -> text.append(notation.member(field, member))
                        .append(History.absences(facts, field))
                        .append('\n'));
                if (mapping.additional != null) {
                    text.append(" * ").append(notation.type(mapping.additional)).append('\n');
                }
            });
            files.put(file + ".txt", text.toString());
        });
        return files;
    }

    private String index() {
        StringBuilder text = new StringBuilder(HEADER);
        history.compared()
                .forEach((product, releases) -> text.append("releases ")
                        .append(product.word())
                        .append(' ')
                        .append(releases.written())
                        .append('\n'));
        for (DraftKind kind : kinds) {
            text.append(kind.scope().name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(groupName(kind))
                    .append(' ')
                    .append(kind.kind())
                    .append(' ')
                    .append(String.join(",", kind.versions()))
                    .append(' ')
                    .append(names.get(minimiser.classOf(kind.root())))
                    .append(served(kind))
                    .append('\n');
        }
        aliases.forEach((former, now) -> text.append("alias ")
                .append(former.replace('/', ' '))
                .append(' ')
                .append(now)
                .append('\n'));
        return text.toString();
    }

    private String served(DraftKind kind) {
        List<Served> served = history.served(kind);
        return served.isEmpty()
                ? ""
                : " " + served.get(0).product().word() + " "
                        + served.stream()
                                .map(one ->
                                        one.apiVersion() + ":" + one.releases().written())
                                .collect(Collectors.joining(","));
    }

    private static String groupName(DraftKind kind) {
        return kind.group().isEmpty() ? "core" : kind.group();
    }

    private String fileOf(int number) {
        Set<String> groups = users.get(number);
        return groups.size() == 1 ? groups.iterator().next() : "shared";
    }

    /** Names the definitions of a kind, the nearest to the root first: by the source's own name, else by the path. */
    private void name(DraftKind kind, Set<String> taken) {
        record Step(Draft draft, String path) {}
        Set<Integer> seen = new HashSet<>();
        Deque<Step> waiting = new ArrayDeque<>(List.of(new Step(kind.root(), kind.kind())));
        while (!waiting.isEmpty()) {
            Step step = waiting.remove();
            if (Notation.isNamed(step.draft())) {
                int number = minimiser.classOf(step.draft());
                if (!seen.add(number)) {
                    continue;
                }
                Draft.Mapping mapping = (Draft.Mapping) step.draft();
                users.computeIfAbsent(number, ignored -> new TreeSet<>()).add(groupName(kind));
                definitions.putIfAbsent(number, mapping);
                names.computeIfAbsent(number, ignored -> freeName(kind, mapping, step.path(), taken));
            }
            if (step.draft() instanceof Draft.Mapping mapping) {
                mapping.members.forEach(
                        (name, member) -> waiting.add(new Step(member.schema(), step.path() + "." + name)));
                if (mapping.additional != null) {
                    waiting.add(new Step(mapping.additional, step.path() + ".*"));
                }
            } else if (step.draft() instanceof Draft.Sequence sequence) {
                waiting.add(new Step(sequence.element(), step.path()));
            }
        }
    }

    private static String freeName(DraftKind kind, Draft.Mapping mapping, String path, Set<String> taken) {
        for (String candidate : List.of(
                mapping.name,
                path,
                kind.reference() + path.substring(kind.kind().length()))) {
            if (!candidate.isEmpty() && taken.add(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no name is free for " + kind.reference() + " at " + path);
    }
}
