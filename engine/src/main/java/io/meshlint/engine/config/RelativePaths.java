package io.meshlint.engine.config;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths of the repository as data: relative, with {@code /} between their parts. */
public final class RelativePaths {
    private RelativePaths() {}

    /**
     * A path that is relative to a directory, made relative to the repository.
     *
     * @param directory relative to the repository; empty for its root
     * @return null where the path is absolute, leaves the repository, or is written with {@code \}
     */
    public static String join(String directory, String path) {
        if (path.startsWith("/") || path.contains("\\") || path.indexOf('\0') >= 0 || path.matches("[A-Za-z]:.*")) {
            return null;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (directory + "/" + path).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
