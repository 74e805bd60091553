package io.meshlint.engine.world;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells by convention which environment a directory or a values file is for. */
final class EnvironmentNames {
    private static final Set<String> OVERLAYS = Set.of("overlays", "overlay");
    private static final Set<String> PARENTS =
            Set.of("environments", "environment", "envs", "env", "clusters", "stages");
    private static final Set<String> WELL_KNOWN = Set.of(
            "dev",
            "development",
            "test",
            "testing",
            "qa",
            "uat",
            "int",
            "integration",
            "stage",
            "staging",
            "preprod",
            "pre-prod",
            "prod",
            "production",
            "sandbox",
            "canary");
    private static final Pattern VALUES_FILE = Pattern.compile("values[-_.](.+)\\.ya?ml");
    private static final Pattern YAML_FILE = Pattern.compile("(.+)\\.ya?ml");

    private final SortedSet<String> directories;

    /** @param directories all that were found, relative to the repository */
    EnvironmentNames(SortedSet<String> directories) {
        this.directories = directories;
    }

    /**
     * The environment of a directory.
     *
     * <p>{@code overlays/prod} and {@code overlays/prod/eu} are two environments, since overlays are deployed each for itself;
     * {@code clusters/prod/apps} and {@code clusters/prod/mesh} are parts of one. A plain {@code prod} counts where a sibling such as {@code dev} shows what is meant.
     */
    Optional<String> ofDirectory(String directory) {
        String[] parts = directory.split("/");
        for (int i = 0; i + 1 < parts.length; i++) {
            if (OVERLAYS.contains(parts[i])) {
                return Optional.of(String.join("/", Arrays.copyOfRange(parts, i + 1, parts.length)));
            }
            if (PARENTS.contains(parts[i])) {
                return Optional.of(parts[i + 1]);
            }
        }
        String parent = "";
        for (String part : parts) {
            if (WELL_KNOWN.contains(part) && hasSibling(parent, part)) {
                return Optional.of(part);
            }
            parent = parent.isEmpty() ? part : parent + "/" + part;
        }
        return Optional.empty();
    }

    private boolean hasSibling(String parent, String name) {
        String prefix = parent.isEmpty() ? "" : parent + "/";
        return WELL_KNOWN.stream().anyMatch(other -> !other.equals(name) && directories.contains(prefix + other));
    }

    /**
     * The environment of a values file.
     *
     * @param path relative to the chart: {@code values-prod.yaml}, {@code values.prod.yaml}, {@code environments/prod.yaml}, {@code env/prod/values.yaml}
     */
    static Optional<String> ofValuesFile(String path) {
        String[] parts = path.split("/");
        if (parts.length == 1) {
            return group(VALUES_FILE, path);
        }
        boolean environments = PARENTS.contains(parts[0]) || parts[0].equals("values");
        if (environments && parts.length == 2) {
            Optional<String> values = group(VALUES_FILE, parts[1]);
            return values.isPresent() ? values : group(YAML_FILE, parts[1]).filter(name -> !name.equals("values"));
        }
        return environments && parts.length == 3 && parts[2].matches("values\\.ya?ml")
                ? Optional.of(parts[1])
                : Optional.empty();
    }

    /** The environment that the last part of a name tells, as {@code shop-prod} does; empty where it is no usual name of one. */
    static Optional<String> ofName(String name) {
        String last = name.substring(name.lastIndexOf('-') + 1);
        return WELL_KNOWN.contains(last) && !last.equals(name) ? Optional.of(last) : Optional.empty();
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
