package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextLines;
import io.meshlint.engine.yaml.YamlFile.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Characters that YAML does not allow. The parser stops at them before it has read what stands above,
 * so they are replaced beforehand and the documents that hold them are reported.
 */
final class ControlCharacters {
    private static final char REPLACEMENT = '\uFFFD';

    private ControlCharacters() {}

    static String replaced(String text) {
        if (firstFrom(text, 0) < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        for (int i = firstFrom(text, 0); i >= 0; i = firstFrom(text, i + 1)) {
            clean.setCharAt(i, REPLACEMENT);
        }
        return clean.toString();
    }

    /** One problem for each document that holds such a character. */
    static List<YamlProblem> problems(String text, TextLines lines) {
        List<YamlProblem> problems = new ArrayList<>();
        int i = firstFrom(text, 0);
        int line = 1;
        while (i >= 0) {
            while (line < lines.count() && lines.start(line + 1) <= i) {
                line++;
            }
            int column = text.codePointCount(lines.start(line), i) + 1;
            problems.add(new YamlProblem(
                    YamlProblem.Kind.NOT_TEXT,
                    new Region(line, column, line, column + 1),
                    String.format("the character U+%04X is not allowed in YAML", (int) text.charAt(i)),
                    "Remove it; in a text in double quotes, write it as an escape.",
                    Optional.empty()));
            int next = text.indexOf("\n---", i);
            i = next < 0 ? -1 : firstFrom(text, next);
        }
        return problems;
    }

    /** Takes away the documents that hold a problem of {@link #problems}, and what else was said about them. */
    static void dropBroken(List<YamlDocument> documents, List<YamlProblem> problems, TextLines lines) {
        NavigableMap<Integer, Integer> endsByStart = new TreeMap<>();
        for (YamlProblem wrong : problems) {
            if (wrong.kind() == YamlProblem.Kind.NOT_TEXT) {
                int start = wrong.region().startLine();
                while (start > 1 && !beginsDocument(lines, start)) {
                    start--;
                }
                int end = wrong.region().startLine() + 1;
                while (end <= lines.count() && !beginsDocument(lines, end)) {
                    end++;
                }
                endsByStart.put(start, end);
            }
        }
        documents.removeIf(d -> holds(endsByStart, d.root().place().startLine()));
        problems.removeIf(p -> p.kind() != YamlProblem.Kind.NOT_TEXT
                && holds(endsByStart, p.region().startLine()));
    }

    private static boolean beginsDocument(TextLines lines, int line) {
        return lines.text().startsWith("---", lines.start(line));
    }

    private static boolean holds(NavigableMap<Integer, Integer> endsByStart, int line) {
        Map.Entry<Integer, Integer> entry = endsByStart.floorEntry(line);
        return entry != null && line < entry.getValue();
    }

    private static int firstFrom(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 && c != '\n' && c != '\t' && c != '\r'
                    || c >= 0x7F && !Character.isSurrogate(c) && !StreamReader.isPrintable(c)) {
                return i;
            }
        }
        return -1;
    }
}
