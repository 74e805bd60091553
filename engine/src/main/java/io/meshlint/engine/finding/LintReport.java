package io.meshlint.engine.finding;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that one run has to say.
 *
 * @param version    of meshlint
 * @param target     what the configuration is for
 * @param worlds     that were linted, by name
 * @param rules      that were run or reported something, by code
 * @param findings   in {@link Finding#ORDER}
 * @param notices    for the reader of the run, one sentence each: assumptions and what they switch off
 * @param incomplete true where something could not be known offline
 * @param sources    the lines of the repository's files, with secrets masked
 */
public record LintReport(
        String version,
        Target target,
        List<WorldSummary> worlds,
        List<RuleDescriptor> rules,
        List<Finding> findings,
        List<String> notices,
        boolean incomplete,
        SourceLines sources) {

    public LintReport {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(target, "target");
        worlds = List.copyOf(worlds);
        rules = List.copyOf(rules);
        findings = findings.stream().sorted(Finding.ORDER).toList();
        notices = List.copyOf(notices);
        Objects.requireNonNull(sources, "sources");
    }

    /** The number of findings that count, of one severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(f -> f.counts() && f.severity() == severity)
                .count();
    }

    public long suppressed() {
        return findings.stream().filter(f -> !f.counts()).count();
    }

    /**
     * The versions that the rules were run for.
     *
     * @param assumed which of {@code istio}, {@code kubernetes} were neither given nor found
     */
    public record Target(String istio, String kubernetes, List<String> assumed) {
        public Target {
            assumed = List.copyOf(assumed);
        }
    }

    /** A world: what one environment holds. */
    public record WorldSummary(String name, int resources, List<UnitSummary> units) {
        public WorldSummary {
            units = List.copyOf(units);
        }
    }

    /**
     * A part of a world.
     *
     * @param kind   {@code helm}, {@code kustomize} or {@code manifests}
     * @param path   its directory or file, relative to the repository
     * @param values the values files of a chart, relative to the chart
     * @param why    in words, why it belongs to the world
     */
    public record UnitSummary(String kind, String path, List<String> values, String why) {
        public UnitSummary {
            values = List.copyOf(values);
        }
    }

    /** The lines of the repository's files as they may be shown. */
    @FunctionalInterface
    public interface SourceLines {
        /** A 1-based line without its terminator, secrets masked; empty where the file or line cannot be read. */
        Optional<String> line(String file, int line);
    }
}
