package io.meshlint.engine.config;

import io.meshlint.engine.value.Region;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        String help = closest(name, known)
                .map(meant -> "Did you mean " + meant + "?")
                .orElse("Write one of " + String.join(", ", known) + ".");
        add(region, "unknown " + what + " " + name, help);
    }

    List<String> messages() {
        return problems.stream()
                .sorted(Comparator.comparingInt((Located p) -> p.region.startLine()).thenComparingInt(p -> p.region.startColumn()))
                .map(Located::text)
                .toList();
    }

    private static Optional<String> closest(String word, Collection<String> candidates) {
        String text = word.length() > 60 ? word.substring(0, 60) : word;
        int allowed = Math.max(1, text.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(text, candidate) <= allowed)
                .min(Comparator.comparingInt(candidate -> distance(text, candidate)));
    }

    /** Levenshtein's distance, without regard to case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, Math.min(costs[j], costs[j - 1]) + 1);
            }
        }
        return costs[b.length()];
    }
}
