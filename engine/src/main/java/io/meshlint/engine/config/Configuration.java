package io.meshlint.engine.config;

import io.meshlint.engine.finding.Severity;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Region;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code meshlint.yaml}; everything is optional in the file.
 *
 * @param target       versions and switches that cannot be derived from the manifests, by parameter name ({@code istio}, {@code kubernetes}, {@code cni})
 * @param closedWorld  true if the manifests are all there is; empty where the file does not say
 * @param environments by name, in the file's order; empty means discovery by convention
 * @param packs        directories or jars, relative to the repository with {@code /}
 * @param rules        what is changed about rules, by code, name or {@code tag:NAME}
 * @param parameters   values of library parameters, by name
 * @param inventory    what exists outside of the repository
 * @param repositories the directory of this repository that stands for a Git repository, by its URL
 */
public record Configuration(
        Map<String, String> target,
        Optional<Boolean> closedWorld,
        Map<String, List<Unit>> environments,
        List<String> packs,
        Map<String, RuleSetting> rules,
        Map<String, Object> parameters,
        List<Inventory> inventory,
        Map<String, String> repositories) {

    /** What holds where there is no file. */
    public static final Configuration NONE =
            new Configuration(Map.of(), Optional.empty(), Map.of(), List.of(), Map.of(), Map.of(), List.of(), Map.of());

    public Configuration {
        target = Collections.unmodifiableMap(new LinkedHashMap<>(target));
        Objects.requireNonNull(closedWorld, "closedWorld");
        environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
        packs = List.copyOf(packs);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        inventory = List.copyOf(inventory);
        repositories = Collections.unmodifiableMap(new LinkedHashMap<>(repositories));
    }

    /** Objects that the clusters hold and the repository does not define; they take part in every world. */
    public sealed interface Inventory {
        /** An object in short: kind, name and whatever else the rules should know, on the lines of the configuration itself. */
        record Item(MapValue object) implements Inventory {}

        /** A file of manifests, relative to the repository with {@code /}. */
        record InFile(String path, Region region) implements Inventory {}
    }

    /** A part of an environment; paths are relative to the repository with {@code /}. */
    public sealed interface Unit {
        String path();

        /**
         * @param values    values files, relative to the chart
         * @param release   release name; empty for the chart directory's name
         * @param namespace release namespace; empty for {@code default}
         */
        record Helm(String path, List<String> values, Optional<String> release, Optional<String> namespace)
                implements Unit {
            public Helm {
                values = List.copyOf(values);
            }
        }

        record Kustomize(String path) implements Unit {}

        record Manifests(String path) implements Unit {}
    }

    /**
     * @param enabled  false for {@code off}
     * @param severity replaces the severity of the rule's header and of its report
     */
    public record RuleSetting(boolean enabled, Optional<Severity> severity) {}
}
