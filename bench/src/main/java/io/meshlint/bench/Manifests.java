package io.meshlint.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Texts of YAML files, up to a number of resources; what comes behind that is left out. */
final class Manifests {
    private final int most;
    private final List<String> files = new ArrayList<>();
    private final StringBuilder file = new StringBuilder();
    private int resources;

    /**
     * @param most the number of resources in all files together
     */
    Manifests(int most) {
        this.most = most;
    }

    boolean isFull() {
        return resources >= most;
    }

    /** Ends the file; the next resource begins another one. */
    void endFile() {
        if (file.length() > 0) {
            files.add(file.toString());
            file.setLength(0);
        }
    }

    List<String> files() {
        endFile();
        return List.copyOf(files);
    }

    /**
     * Adds a resource with the labels that a chart gives it.
     *
     * @param namespace null for a resource of the cluster
     * @param labels    further labels as indented lines, each with its line end; may be empty
     * @param body      all below metadata, not indented
     */
    void add(String apiVersion, String kind, String namespace, String name, String labels, String body) {
        if (isFull()) {
            return;
        }
        resources++;
        file.append("---\napiVersion: ").append(apiVersion).append("\nkind: ").append(kind);
        file.append("\nmetadata:\n  name: ").append(name).append('\n');
        if (namespace != null) {
            file.append("  namespace: ").append(namespace).append('\n');
        }
        file.append("  labels:\n    app.kubernetes.io/name: ").append(name);
        file.append("\n    app.kubernetes.io/managed-by: Helm\n").append(labels).append(body);
    }

    void add(String apiVersion, String kind, String namespace, String name, String body) {
        add(apiVersion, kind, namespace, name, "", body);
    }

    static String format(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
