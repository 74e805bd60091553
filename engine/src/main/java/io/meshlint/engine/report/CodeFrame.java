package io.meshlint.engine.report;

import io.meshlint.engine.finding.LintReport.SourceLines;
import io.meshlint.engine.finding.SourceLocation;
import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a source around a place, with the place underlined: what an editor would show, made safe to print. */
final class CodeFrame {
    private static final int TAB = 4;
    /** The least width at which a cut line still says something. */
    private static final int LEAST_WIDTH = 20;

    private CodeFrame() {}

    /** What a row of a frame is. */
    enum RowKind {
        /** The line of the place. */
        PLACE,
        /** A line before or after it. */
        CONTEXT,
        /** The marks below the place. */
        MARKS
    }

    /**
     * A row of a frame.
     *
     * @param line 1-based number of the line; 0 for the marks
     */
    record Row(RowKind kind, int line, String text) {}

    /**
     * The place's first line with a non-blank line before and after it, and marks below.
     *
     * @param width the columns that a row's text may take
     * @return no rows where only the file is known or the line cannot be shown
     */
    static List<Row> around(SourceLocation location, SourceLines sources, int width) {
        Optional<String> line = placeLine(location, sources);
        if (line.isEmpty()) {
            return List.of();
        }
        Excerpt excerpt = Excerpt.around(location, width);
        String text = excerpt.of(line.get());
        Region region = markedRegion(location, excerpt.leftOut(), text);
        int number = region.startLine();
        Window window = Window.around(text, region.startColumn(), region.endColumn(), width);
        List<Row> rows = new ArrayList<>();
        context(location, number - 1, sources, excerpt, window).ifPresent(rows::add);
        rows.add(new Row(RowKind.PLACE, number, window.show(text)));
        String mark = location.confidence() == Confidence.EXACT ? "^" : "~";
        rows.add(new Row(RowKind.MARKS, 0, window.marks(text, region.startColumn(), region.endColumn(), mark)));
        context(location, number + 1, sources, excerpt, window).ifPresent(rows::add);
        return rows;
    }

    /** The place's first line alone, without indentation; empty where only the file is known or the line cannot be shown. */
    static Optional<Row> line(SourceLocation location, SourceLines sources, int width) {
        return placeLine(location, sources).map(line -> {
            Excerpt excerpt = Excerpt.around(location, width);
            String text = excerpt.of(line);
            Region region = markedRegion(location, excerpt.leftOut(), text);
            Window window = Window.around(text, region.startColumn(), region.endColumn(), width);
            return new Row(RowKind.PLACE, region.startLine(), window.show(text).stripLeading());
        });
    }

    private static Optional<String> placeLine(SourceLocation location, SourceLines sources) {
        if (location.confidence() == Confidence.FILE) {
            return Optional.empty();
        }
        return sources.line(location.file(), location.region().startLine());
    }

    private static Optional<Row> context(
            SourceLocation location, int number, SourceLines sources, Excerpt excerpt, Window window) {
        if (number < 1) {
            return Optional.empty();
        }
        return sources.line(location.file(), number)
                .filter(line -> !line.isBlank() && !line.startsWith("---"))
                .map(excerpt::of)
                .filter(window::reaches)
                .map(line -> new Row(RowKind.CONTEXT, number, window.show(line)));
    }

    /** The region inside an excerpt of its first line; the whole text of the line where the place is not known better. */
    private static Region markedRegion(SourceLocation location, int leftOut, String excerpt) {
        Region region = location.region();
        String text = excerpt.stripTrailing();
        int end = text.codePointCount(0, text.length()) + 1;
        boolean empty = region.startLine() == region.endLine() && region.startColumn() == region.endColumn();
        if (empty && location.confidence() != Confidence.EXACT) {
            String indentation =
                    text.substring(0, text.length() - text.stripLeading().length());
            return new Region(
                    region.startLine(),
                    indentation.length() + 1,
                    region.startLine(),
                    Math.max(end, indentation.length() + 1));
        }
        int from = Math.min(region.startColumn() - leftOut, end);
        int to = region.endLine() > region.startLine() ? end : Math.min(region.endColumn() - leftOut, end);
        return new Region(region.startLine(), from, region.startLine(), Math.max(from, to));
    }

    /**
     * The neighbourhood of a place in its line: all that is looked at, since a line may be as long as a file.
     *
     * @param leftOut code points before it
     * @param length  code points
     */
    private record Excerpt(int leftOut, int length) {

        /** Wide enough that a window of the width lies inside it. */
        static Excerpt around(SourceLocation location, int width) {
            int reach = 2 * Math.max(width, LEAST_WIDTH);
            return new Excerpt(Math.max(0, location.region().startColumn() - 1 - reach), 2 * reach);
        }

        String of(String line) {
            int start = after(line, 0, leftOut);
            return line.substring(start, after(line, start, length));
        }

        private static int after(String line, int start, int codePoints) {
            int index = start;
            for (int i = 0; i < codePoints && index < line.length(); i++) {
                index += Character.charCount(line.codePointAt(index));
            }
            return index;
        }
    }

    /**
     * The part of an excerpt that is shown.
     *
     * @param from  code points that are left out at the beginning
     * @param width columns
     */
    private record Window(int from, int width) {

        static Window around(String line, int startColumn, int endColumn, int width) {
            int usable = Math.max(width, LEAST_WIDTH);
            int before = startColumn - 1;
            if (before <= usable && columnsBefore(line, 0, Math.min(endColumn, before + usable + 1)) < usable) {
                return new Window(0, usable);
            }
            int from = Math.max(0, before - usable / 3);
            // Tabs and wide characters take more columns than one.
            while (from < before && columnsBefore(line, from, startColumn) > usable / 2) {
                from++;
            }
            return new Window(from, usable);
        }

        /** The columns of a terminal that the code points from {@code from} up to the 1-based {@code column} take. */
        private static int columnsBefore(String line, int from, int column) {
            return PlainText.columns(expanded(line, from, column - 1 - from));
        }

        /** Whether a line goes on where the window begins. */
        boolean reaches(String line) {
            return line.stripTrailing().codePointCount(0, line.stripTrailing().length()) > from;
        }

        String show(String line) {
            String start = from > 0 ? "\u2026" : "";
            String stripped = line.stripTrailing();
            String text = start + expanded(stripped, from, width + 1);
            boolean whole = stripped.codePointCount(0, stripped.length()) - from <= width + 1;
            if (whole && PlainText.columns(text) <= width) {
                return text;
            }
            StringBuilder cut = new StringBuilder();
            int columns = 0;
            for (int codePoint : text.codePoints().toArray()) {
                columns += PlainText.columns(codePoint);
                if (columns >= width) {
                    break;
                }
                cut.appendCodePoint(codePoint);
            }
            return cut.append('\u2026').toString();
        }

        String marks(String line, int startColumn, int endColumn, String mark) {
            int start = (from > 0 ? 1 : 0) + columnsBefore(line, from, startColumn);
            int length = columnsBefore(line, from, Math.min(endColumn, from + width + 1)) + (from > 0 ? 1 : 0) - start;
            return " ".repeat(start) + mark.repeat(Math.max(1, Math.min(length, width - start - 1)));
        }

        /** So many code points of a line, made safe and with tabs expanded. */
        private static String expanded(String line, int from, int count) {
            int length = line.codePointCount(0, line.length());
            if (from >= length || count <= 0) {
                return "";
            }
            int start = line.offsetByCodePoints(0, from);
            int end = line.offsetByCodePoints(start, Math.min(count, length - from));
            StringBuilder text = new StringBuilder();
            line.substring(start, end).codePoints().forEach(codePoint -> {
                if (codePoint == '\t') {
                    text.append(" ".repeat(TAB - PlainText.columns(text.toString()) % TAB));
                } else {
                    text.appendCodePoint(PlainText.visible(codePoint));
                }
            });
            return text.toString();
        }
    }
}
