package io.meshlint.engine.config;

import io.meshlint.engine.value.Region;
import io.meshlint.grammar.text.EditDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes in a configuration file as whole messages. */
final class ConfigurationProblems {
    private final String file;
    private final List<Located> problems = new ArrayList<>();

    ConfigurationProblems(String file) {
        this.file = file;
    }

    private record Located(Region region, String text) {}

    void add(Region region, String message, String help) {
        String place = file + ":" + region.startLine() + ":" + region.startColumn();
        problems.add(new Located(region, place + ": " + message + ". " + help));
    }

    /** A name that is not among the known ones. */
    void unknown(Region region, String what, String name, Collection<String> known) {
        String help = EditDistance.nearest(name, known)
                .map(meant -> "Did you mean " + meant + "?")
                .orElse("Write one of " + String.join(", ", known) + ".");
        add(region, "unknown " + what + " \"" + name + "\"", help);
    }

    List<String> messages() {
        return problems.stream()
                .sorted(Comparator.comparingInt((Located p) -> p.region.startLine())
                        .thenComparingInt(p -> p.region.startColumn()))
                .map(Located::text)
                .toList();
    }
}
