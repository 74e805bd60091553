package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which kinds are bundled, in the order of preference, and under which former groups they are known. Read at every start, so plain loops and text keys
 * do what lambdas and records would have to be linked for.
 */
final class KindIndex {

    /**
     * A kind before it is loaded.
     *
     * @param group      empty for core
     * @param definition the name of the root's definition
     * @param product    whose releases serve it, and {@code servedIn}, in which; both null where that is not known
     */
    record Entry(
            String group,
            String kind,
            List<String> versions,
            boolean namespaced,
            boolean resource,
            String definition,
            String product,
            String servedIn) {
        /** The file that holds the definitions of the kind's group. */
        String file() {
            return group.isEmpty() ? "core" : group;
        }

        /** Reads {@code apiVersion:releases}, separated by commas; here and not with the index, as few kinds are asked for. */
        List<Served> served() {
            List<Served> served = new ArrayList<>();
            if (servedIn != null) {
                for (String item : servedIn.split(",")) {
                    int colon = item.indexOf(':');
                    served.add(new Served(
                            item.substring(0, colon), Product.of(product), Releases.parse(item.substring(colon + 1))));
                }
            }
            return served;
        }
    }

    private final Map<String, Entry> byIdentity = new HashMap<>();
    private final Map<String, List<Entry>> byName = new LinkedHashMap<>();
    private final Map<String, String> groupsNow = new HashMap<>();
    private final Map<String, String> releases = new HashMap<>();

    private KindIndex() {}

    /**
     * Reads the index: {@code scope group kind versions definition}, and {@code product apiVersion:releases,…} where they are known, for a kind;
     * {@code alias group kind group} for a former group; {@code releases product from-to} for what was compared; # for comments.
     */
    static KindIndex parse(String text) {
        KindIndex index = new KindIndex();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ");
            if (words[0].equals("alias")) {
                index.groupsNow.put(identity(group(words[1]), words[2]), group(words[3]));
            } else if (words[0].equals("releases")) {
                index.releases.put(words[1], words[2]);
            } else if (!words[0].equals("#")) {
                index.add(new Entry(
                        group(words[1]),
                        words[2],
                        List.of(words[3].split(",")),
                        words[0].equals("namespaced"),
                        !words[0].equals("type"),
                        words[4],
                        words.length > 6 ? words[5] : null,
                        words.length > 6 ? words[6] : null));
            }
        }
        return index;
    }

    private void add(Entry entry) {
        byIdentity.put(identity(entry.group(), entry.kind()), entry);
        List<Entry> sameName = byName.get(entry.kind());
        if (sameName == null) {
            sameName = new ArrayList<>();
            byName.put(entry.kind(), sameName);
        }
        sameName.add(entry);
    }

    /** The kind of a group, or of the group that has it now; null where there is none. */
    Entry find(String group, String kind) {
        Entry entry = byIdentity.get(identity(group, kind));
        String now = groupsNow.get(identity(group, kind));
        return entry != null || now == null ? entry : byIdentity.get(identity(now, kind));
    }

    /** The releases of a product that were compared; null where none were. */
    Releases releases(Product product) {
        String written = releases.get(product.word());
        return written == null ? null : Releases.parse(written);
    }

    /** Every kind by plain name, the preferred first. */
    Map<String, List<Entry>> byName() {
        return byName;
    }

    private static String identity(String group, String kind) {
        return group.concat("/").concat(kind);
    }

    private static String group(String word) {
        return word.equals("core") ? "" : word;
    }
}
