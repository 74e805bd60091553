package io.meshlint.engine.schema.generate;

import io.meshlint.engine.schema.Draft;
import io.meshlint.engine.schema.DraftKind;
import io.meshlint.engine.schema.Product;
import io.meshlint.engine.schema.Releases;
import io.meshlint.engine.schema.Served;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was seen where: fields and values by structure, and the releases that serve a kind. */
final class History {
    private static final String UNWRITABLE = ".*[,|\" ].*";

    /** What was seen of one structure. */
    static final class Seen {
        final Presence structure = new Presence();
        final Map<String, Presence> members = new TreeMap<>();
        final Map<String, Map<String, Presence>> values = new TreeMap<>();

        Presence member(String name) {
            return members.computeIfAbsent(name, ignored -> new Presence());
        }

        Presence value(String member, String value) {
            return values.computeIfAbsent(member, ignored -> new TreeMap<>())
                    .computeIfAbsent(value, ignored -> new Presence());
        }

        private void addAll(Seen other) {
            structure.addAll(other.structure);
            other.members.forEach((name, presence) -> member(name).addAll(presence));
            other.values.forEach((name, known) ->
                    known.forEach((value, presence) -> value(name, value).addAll(presence)));
        }
    }

    private final Map<Draft.Mapping, Seen> seen = new IdentityHashMap<>();
    private final Map<String, List<Served>> served = new TreeMap<>();
    private final Map<Product, Releases> compared = new TreeMap<>();

    Seen of(Draft.Mapping structure) {
        return seen.computeIfAbsent(structure, ignored -> new Seen());
    }

    /** @param reference group and kind */
    void serve(String reference, Served releases) {
        served.computeIfAbsent(reference, ignored -> new ArrayList<>()).add(releases);
    }

    List<Served> served(DraftKind kind) {
        return served.getOrDefault(kind.reference(), List.of());
    }

    void compare(Product product, Releases releases) {
        compared.put(product, releases);
    }

    Map<Product, Releases> compared() {
        return compared;
    }

    /** What is known of structures that are equal: a field is missing only where none of them has it. */
    Map<Integer, Seen> byClass(Minimiser minimiser) {
        Map<Integer, Seen> classes = new HashMap<>();
        seen.forEach((structure, facts) -> {
            if (minimiser.knows(structure)) {
                classes.computeIfAbsent(minimiser.classOf(structure), ignored -> new Seen())
                        .addAll(facts);
            }
        });
        return classes;
    }

    /** The end of a field's line; empty where it is missing nowhere. */
    static String absences(Seen seen, String member) {
        if (seen == null) {
            return "";
        }
        List<String> products = new ArrayList<>();
        for (Product product : Product.values()) {
            List<String> items = new ArrayList<>();
            Presence own = seen.members.get(member);
            seen.structure
                    .missing(own, product)
                    .forEach((version, releases) ->
                            items.add((version.isEmpty() ? "" : version + " ") + releases.written()));
            seen.values.getOrDefault(member, Map.of()).forEach((value, presence) -> {
                Releases releases =
                        own == null ? null : own.missing(presence, product).get("");
                if (releases != null && !value.matches(UNWRITABLE)) {
                    items.add('"' + value + "\" " + releases.written());
                }
            });
            if (!items.isEmpty()) {
                products.add(product.word() + " " + String.join(",", items));
            }
        }
        return products.isEmpty() ? "" : " | " + String.join("|", products);
    }
}
