package io.meshlint.engine.builtin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the named groups of a regular expression that take part in every match. RE2/J keeps its syntax tree to itself, so the text is read
 * here once more: a group is definite unless it or a group around it can be left out or repeated no times, or is one side of {@code |}.
 */
final class DefiniteGroups {
    private static final int NOT_THERE = -1;

    private final String pattern;
    private final List<Group> open = new ArrayList<>();
    private int at;

    private static final class Group {
        final String name;
        /** Named groups in it that are definite if it is, its own name included. */
        final Set<String> names = new LinkedHashSet<>();

        boolean alternatives;

        Group(String name) {
            this.name = name;
        }
    }

    private DefiniteGroups(String pattern) {
        this.pattern = pattern;
    }

    /** @param pattern a well-formed regular expression of RE2 */
    static Set<String> of(String pattern) {
        return new DefiniteGroups(pattern).run();
    }

    private Set<String> run() {
        open.add(new Group(null));
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> begin();
                case ')' -> end();
                case '|' -> {
                    top().alternatives = true;
                    at++;
                }
                default -> at++;
            }
        }
        Group whole = open.get(0);
        return whole.alternatives || open.size() > 1 ? Set.of() : whole.names;
    }

    private Group top() {
        return open.get(open.size() - 1);
    }

    private void escape() {
        if (pattern.startsWith("\\Q", at)) {
            int end = pattern.indexOf("\\E", at);
            at = end == NOT_THERE ? pattern.length() : end + 2;
        } else {
            at += 2;
        }
    }

    /** A bracket that comes first, also behind {@code ^}, is a member. */
    private void characterClass() {
        at++;
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            at++;
        }
        boolean first = true;
        while (at < pattern.length() && (first || pattern.charAt(at) != ']')) {
            first = false;
            if (pattern.charAt(at) == '\\') {
                escape();
            } else if (pattern.startsWith("[:", at)) {
                int end = pattern.indexOf(":]", at);
                at = end == NOT_THERE ? at + 1 : end + 2;
            } else {
                at++;
            }
        }
        at++;
    }

    private void begin() {
        at++;
        String name = null;
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            int close = pattern.indexOf('>', at);
            boolean named = pattern.startsWith("?<", at) || pattern.startsWith("?P<", at);
            if (named && close != NOT_THERE) {
                name = pattern.substring(pattern.indexOf('<', at) + 1, close);
                at = close + 1;
            } else {
                // Flags end at a colon, or at once at a bracket.
                while (at < pattern.length() && pattern.charAt(at) != ':' && pattern.charAt(at) != ')') {
                    at++;
                }
                if (at < pattern.length() && pattern.charAt(at) == ':') {
                    at++;
                }
            }
        }
        open.add(new Group(name));
    }

    private void end() {
        at++;
        if (open.size() == 1) {
            return;
        }
        Group group = open.remove(open.size() - 1);
        if (mayBeLeftOut()) {
            return;
        }
        if (!group.alternatives) {
            top().names.addAll(group.names);
        }
        if (group.name != null) {
            top().names.add(group.name);
        }
    }

    /** True if a quantifier follows that allows no repetition at all. */
    private boolean mayBeLeftOut() {
        if (at >= pattern.length()) {
            return false;
        }
        char next = pattern.charAt(at);
        return next == '*' || next == '?' || next == '{' && pattern.startsWith("{0", at);
    }
}
