package io.meshlint.engine.world;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The patterns of {@code .gitignore} files (gitignore(5)), from the repository's root down; the last pattern that matches decides.
 *
 * <p>Patterns of strangers are matched by RE2, in linear time.
 */
final class IgnoreRules {
    static final IgnoreRules NONE = new IgnoreRules(List.of());
    /** A longer pattern is no name that anybody wrote by hand. */
    private static final int LONGEST_PATTERN = 300;

    private static final int MOST_PATTERNS = 2_000;

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(Pattern pattern, boolean keeps, boolean directoriesOnly) {}

    /** These rules and those of a further file in a directory, relative to the repository. */
    IgnoreRules with(String directory, List<String> lines) {
        List<Rule> all = new ArrayList<>(rules);
        for (String line : lines) {
            Rule rule = rule(directory, line);
            if (rule != null && all.size() < MOST_PATTERNS) {
                all.add(rule);
            }
        }
        return new IgnoreRules(all);
    }

    boolean ignores(String path, boolean directory) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            if ((directory || !rule.directoriesOnly)
                    && rule.pattern.matcher(path).matches()) {
                return !rule.keeps;
            }
        }
        return false;
    }

    private static Rule rule(String directory, String line) {
        String text = line.stripTrailing();
        if (text.isEmpty() || text.startsWith("#") || text.length() > LONGEST_PATTERN) {
            return null;
        }
        boolean keeps = text.startsWith("!");
        text = keeps ? text.substring(1) : text;
        boolean directoriesOnly = text.endsWith("/");
        text = directoriesOnly ? text.substring(0, text.length() - 1) : text;
        boolean anchored = text.indexOf('/') >= 0;
        text = text.startsWith("/") ? text.substring(1) : text;
        String prefix = directory.isEmpty() ? "" : Pattern.quote(directory + "/");
        try {
            return new Rule(
                    Pattern.compile(prefix + (anchored ? "" : "(?:[^/]+/)*") + regex(text)), keeps, directoriesOnly);
        } catch (PatternSyntaxException noPattern) {
            return null;
        }
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (glob.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[' && glob.indexOf(']', i + 1) > 0) {
                int end = glob.indexOf(']', i + 1);
                String members = glob.substring(i + 1, end)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&", "\\&");
                regex.append('[')
                        .append(members.startsWith("!") ? "^" + members.substring(1) : members)
                        .append(']');
                i = end;
            } else {
                boolean escaped = c == '\\' && i + 1 < glob.length();
                regex.append(Pattern.quote(String.valueOf(escaped ? glob.charAt(++i) : c)));
            }
        }
        return regex.toString();
    }
}
