package io.meshlint.engine.conformance;

import io.meshlint.engine.value.ListValue;
import io.meshlint.engine.value.MapValue;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import io.meshlint.engine.value.TextLines;
import io.meshlint.engine.value.Value;

/** Finds in the text what a located value does not know: the key before a scalar, and the word that was written. */
final class Keys {
    private Keys() {}

    /** The place of a field's key; that of its value where the key does not stand on the same line before it. */
    static Place placeOf(String name, Value value, MapValue map) {
        Place place = value.place();
        if (value instanceof MapValue
                || value instanceof ListValue
                || place.parent() == null
                || place.fieldName() == null) {
            return place;
        }
        String line = place.document().lines().line(place.startLine());
        int end = offset(line, place.startColumn());
        int start = end < 0 ? -1 : line.lastIndexOf(name, end - 1);
        if (start < 0
                || start + name.length() > end
                || !line.substring(start + name.length(), end).strip().matches("[\"']?\\s*:.*")) {
            return place;
        }
        int column = line.codePointCount(0, start) + 1;
        int length = name.codePointCount(0, name.length());
        return map.place().field(name, new Region(place.startLine(), column, place.startLine(), column + length));
    }

    /** A scalar in one line as it stands in the text; empty where the text is not known. */
    static String written(Place place) {
        Region region = place.region();
        TextLines lines = place.document().lines();
        if (region.startLine() != region.endLine()) {
            return "";
        }
        String line = lines.line(region.startLine());
        int start = offset(line, region.startColumn());
        int end = offset(line, region.endColumn());
        return start < 0 || end < start ? "" : line.substring(start, end);
    }

    /** The UTF-16 offset of a 1-based column of code points; -1 behind the end of the line. */
    private static int offset(String line, int column) {
        return line.codePointCount(0, line.length()) < column - 1 ? -1 : line.offsetByCodePoints(0, column - 1);
    }
}
