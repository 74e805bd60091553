package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextLines;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in plain words what the parser complains about. */
final class SyntaxProblems {
    private SyntaxProblems() {}

    /**
     * @param lines the text that was being parsed
     * @param linesBefore how many lines of it the parser was not given
     */
    static YamlProblem of(YamlEngineException error, TextLines lines, Positions positions, int linesBefore) {
        if (error instanceof YamlVersionException) {
            return new YamlProblem(
                    YamlProblem.Kind.SYNTAX,
                    positions.region(1, 1, 1, 1),
                    "the %YAML directive asks for another version than 1",
                    "Remove the directive.",
                    Optional.empty());
        }
        if (!(error instanceof MarkedYamlEngineException marked)) {
            return new YamlProblem(
                    YamlProblem.Kind.SYNTAX,
                    positions.region(1, 1, 1, 1),
                    "this is no YAML: " + firstLine(error.getMessage()),
                    "Correct the text so that it is YAML.",
                    Optional.empty());
        }
        Optional<Mark> mark = marked.getProblemMark().or(marked::getContextMark);
        int line = lastWithContent(lines, mark.map(Mark::getLine).orElse(0) + 1 + linesBefore);
        String text = lines.line(line);
        int column = text.codePointCount(0, text.length());
        boolean moved = line - linesBefore <= mark.map(Mark::getLine).orElse(0);
        Region region = moved
                ? positions.region(line - linesBefore, column, line - linesBefore, column + 1)
                : positions.at(mark);
        String said = firstLine(String.valueOf(marked.getProblem()));
        String context = firstLine(String.valueOf(marked.getContext()));
        Optional<Region> start = marked.getContextMark()
                .map(other -> positions.at(Optional.of(other)))
                .filter(other -> !other.equals(region));
        if (said.contains("TAB") || indentation(text).indexOf('\t') >= 0) {
            return tab(text, line, linesBefore, positions);
        }
        Explanation explanation = explain(said, context, text);
        boolean atStart = explanation.atStart && start.isPresent();
        return new YamlProblem(
                YamlProblem.Kind.SYNTAX,
                atStart ? start.get() : region,
                explanation.message,
                explanation.help,
                atStart ? Optional.of(region) : start);
    }

    /** The parser stops behind the text's last line; a person looks at the last one that holds something. */
    private static int lastWithContent(TextLines lines, int line) {
        int last = line;
        while (last > 1 && last >= lines.count() && lines.line(last).isBlank()) {
            last--;
        }
        return last;
    }

    /** @param atStart true where a person has to change the place at which the construct began, not the one at which the parser gave up */
    private record Explanation(String message, String help, boolean atStart) {
        Explanation(String message, String help) {
            this(message, help, false);
        }
    }

    private static YamlProblem tab(String text, int line, int linesBefore, Positions positions) {
        int column = Math.max(0, text.indexOf('\t')) + 1;
        int inText = line - linesBefore;
        return new YamlProblem(
                YamlProblem.Kind.TAB,
                positions.region(inText, column, inText, column + 1),
                "a tab stands in the indentation, where YAML allows only spaces",
                "Replace the tab with spaces, as many as the lines beside it have; set the editor to write spaces in"
                        + " YAML files.",
                Optional.empty());
    }

    private static Explanation explain(String said, String context, String text) {
        if (text.contains("{{")) {
            return new Explanation(
                    "this line holds a template expression and is no YAML before it is rendered",
                    "Keep the file in the templates directory of a chart, or quote the value.");
        }
        if (said.startsWith("mapping values are not allowed")) {
            return new Explanation(
                    "a second \": \" on a line, or a line indented below a value, makes no mapping here",
                    "Quote the value if it contains \": \"; otherwise put the key at the indentation of the keys"
                            + " beside it.");
        }
        if (said.startsWith("expected <block end>")) {
            return new Explanation(
                    "the indentation of this line is that of no mapping or list around it",
                    "Give it the same indentation as the lines it belongs to.");
        }
        if (said.startsWith("could not find expected ':'")) {
            return new Explanation(
                    "this line is a key without a colon",
                    "Write \"key: value\", or indent the line if it continues the value above.",
                    true);
        }
        if (said.startsWith("found unexpected end of stream")
                || said.startsWith("found unexpected document separator")) {
            return new Explanation("this quote is never closed", "Close the quote.", true);
        }
        if (said.contains("expected ',' or")) {
            return new Explanation(
                    "this list or mapping in brackets is not closed, or lacks a comma",
                    "Close it with the same kind of bracket and put commas between its entries.",
                    true);
        }
        if (said.startsWith("expected the node content")) {
            return new Explanation(
                    "a value is missing here, or a bracket opened above is not closed",
                    "Write the value, or close the bracket.");
        }
        if (said.contains("cannot start any token")) {
            return new Explanation("a value cannot begin with " + character(said), "Put the value in quotes.");
        }
        String where = context.equals("null") || context.isEmpty() ? "" : context + ": ";
        return new Explanation("this is no YAML: " + where + said, "Correct the line, or quote the value.");
    }

    private static String character(String said) {
        int quote = said.indexOf('\'');
        int end = said.indexOf('\'', quote + 1);
        return quote >= 0 && end > quote ? said.substring(quote + 1, end) : "this character";
    }

    private static String indentation(String text) {
        int end = 0;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(0, end);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
