package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which kinds are bundled, in the order of preference, and under which former groups they are known. */
record KindIndex(Map<Identity, Entry> kinds, Map<Identity, String> aliases) {

    /** @param group empty for core */
    record Identity(String group, String kind) {}

    /** @param definition the name of the root's definition */
    record Entry(Identity identity, List<String> versions, boolean namespaced, boolean resource, String definition) {
        /** The file that holds the definitions of the kind's group. */
        String file() {
            return identity.group().isEmpty() ? "core" : identity.group();
        }
    }

    /**
     * Reads the index: {@code scope group kind versions definition} for a kind, {@code alias group kind group} for a former group, # for comments.
     */
    static KindIndex parse(String text) {
        Map<Identity, Entry> kinds = new LinkedHashMap<>();
        Map<Identity, String> aliases = new LinkedHashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] words = line.split(" ");
            Identity identity = new Identity(group(words[1]), words[2]);
            if (words[0].equals("alias")) {
                aliases.put(identity, group(words[3]));
            } else {
                List<String> versions = List.of(words[3].split(","));
                boolean namespaced = words[0].equals("namespaced");
                kinds.put(identity, new Entry(identity, versions, namespaced, !words[0].equals("type"), words[4]));
            }
        });
        return new KindIndex(kinds, aliases);
    }

    private static String group(String word) {
        return word.equals("core") ? "" : word;
    }

    /** The kind under the group that has it now. */
    Entry find(String group, String kind) {
        Identity identity = new Identity(group, kind);
        Entry entry = kinds.get(identity);
        String now = aliases.get(identity);
        return entry != null || now == null ? entry : kinds.get(new Identity(now, kind));
    }

    /** Every kind's entries by plain name, the preferred first. */
    Map<String, List<Entry>> byName() {
        Map<String, List<Entry>> names = new LinkedHashMap<>();
        kinds.values().forEach(entry ->
                names.computeIfAbsent(entry.identity().kind(), ignored -> new ArrayList<>()).add(entry));
        return names;
    }
}
