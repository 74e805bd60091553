package io.meshlint.engine.schema.generate;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When Kubernetes began and ceased to serve a kind under an API version: the generated {@code APILifecycle…} methods beside the Go types, which the API
 * server itself follows ({@code pkg/controlplane} and {@code deprecation.IsDeprecated}).
 */
final class Lifecycles {
    private static final Pattern METHOD = Pattern.compile(
            "func \\(in \\*(\\w+)\\) APILifecycle(Introduced|Removed)\\(\\) \\(major, minor int\\) \\{\\s+return 1, (\\d+)");

    private final Map<String, Integer> introduced = new HashMap<>();
    private final Map<String, Integer> removed = new HashMap<>();

    /**
     * Reads one file; a file of a newer release is to be read later, as it knows better.
     *
     * @param path {@code policy/v1beta1/zz_generated.prerelease-lifecycle.go}
     */
    void read(String path, String code) {
        String directory = path.substring(0, path.lastIndexOf('/'));
        Matcher method = METHOD.matcher(code);
        while (method.find()) {
            (method.group(2).equals("Introduced") ? introduced : removed)
                    .put(directory + "/" + method.group(1), Integer.valueOf(method.group(3)));
        }
    }

    /**
     * The releases, as {@link io.meshlint.engine.schema.Releases} writes them; empty where they are not told.
     *
     * @param directory group and version, {@code policy/v1beta1}
     */
    String releases(String directory, String kind) {
        Integer first = introduced.get(directory + "/" + kind);
        Integer end = removed.get(directory + "/" + kind);
        if (first == null && end == null) {
            return "";
        }
        return (first == null || first == 0 ? "" : first) + "-" + (end == null ? "" : end - 1);
    }
}
