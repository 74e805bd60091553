package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Region;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's marks into regions of the document's text. */
@FunctionalInterface
interface Positions {

    /** All numbers are 1-based, in the text that is being parsed. */
    Region region(int startLine, int startColumn, int endLine, int endColumn);

    /** The positions of a text whose first line is the line behind {@code linesBefore} others. */
    static Positions below(int linesBefore) {
        return (startLine, startColumn, endLine, endColumn) ->
                new Region(startLine + linesBefore, startColumn, endLine + linesBefore, endColumn);
    }

    /** The event's text, cut to one line. A block scalar is pointed at by its indicator. */
    default Region of(Event event) {
        Mark start = event.getStartMark().orElseThrow();
        Mark end = event.getEndMark().orElseThrow();
        int line = start.getLine() + 1;
        int column = start.getColumn() + 1;
        boolean block = event instanceof ScalarEvent scalar && (scalar.isLiteral() || scalar.isFolded());
        if (end.getLine() > start.getLine() || block) {
            return region(line, column, line, column + 1);
        }
        return region(line, column, line, end.getColumn() + 1);
    }

    /** One character. */
    default Region at(Optional<Mark> mark) {
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        return region(line, column, line, column + 1);
    }
}
