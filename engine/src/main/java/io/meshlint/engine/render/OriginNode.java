package io.meshlint.engine.render;

import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Origins.Contribution;
import io.meshlint.engine.value.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a node of a rendered document comes from, as the renderer tells it.
 *
 * @param spot       null where the node has none of its own and takes its parent's
 * @param confidence null exactly where {@code spot} is
 * @param fields     of a mapping, by name
 * @param elements   of a list
 * @param embedded   the root of the YAML text that a scalar holds; null where there is none or nothing is known of it
 * @param lines    on the root of a document with a mistake in its YAML: where each line comes from; else empty
 * @param shift      on the root of a document that stands word for word in the spot's file: rendered line n is line n + shift there; else null
 */
record OriginNode(
        Spot spot,
        Confidence confidence,
        List<AlsoSee> alsoSee,
        Map<String, OriginNode> fields,
        List<OriginNode> elements,
        OriginNode embedded,
        List<OriginNode> lines,
        Integer shift) {

    OriginNode {
        alsoSee = alsoSee == null ? List.of() : List.copyOf(alsoSee);
        fields = fields == null ? Map.of() : new LinkedHashMap<>(fields);
        elements = elements == null ? List.of() : elements;
        lines = lines == null ? List.of() : lines;
    }

    /**
     * @param line 0 where only the file is known; then the other numbers are 0 too
     */
    record Spot(String file, int line, int column, int endLine, int endColumn) {

        Region region() {
            return new Region(line, column, endLine, endColumn);
        }
    }

    record AlsoSee(String message, Spot spot) {

        Contribution toContribution() {
            return new Contribution(message, spot.file(), spot.region());
        }
    }
}
