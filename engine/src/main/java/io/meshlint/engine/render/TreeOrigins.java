package io.meshlint.engine.render;

import io.meshlint.engine.render.OriginNode.AlsoSee;
import io.meshlint.engine.render.OriginNode.Spot;
import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The origins of a rendered document, found by the way from the document's root to a value.
 *
 * <p>A value that the renderer says nothing of takes the origin of the nearest value around it, which is then sure to the line at most.
 */
final class TreeOrigins implements Origins {
    private final OriginNode root;

    /**
     * @param root has a spot
     */
    TreeOrigins(OriginNode root) {
        this.root = Objects.requireNonNull(root, "root");
        Objects.requireNonNull(root.spot(), "spot");
    }

    @Override
    public Origin originOf(Place place) {
        if (root.shift() != null) {
            return shifted(place.region());
        }
        if (place.parent() == null && !root.lines().isEmpty()) {
            return ofLine(place.region().startLine());
        }
        OriginNode nearest = root;
        OriginNode node = root;
        boolean whole = true;
        for (Place step : place.steps()) {
            node = below(node, step);
            if (node == null) {
                whole = false;
                break;
            }
            if (node.spot() != null) {
                nearest = node;
                whole = true;
            } else {
                whole = false;
            }
        }
        return toOrigin(nearest, whole);
    }

    /** A mistake in the text has a line and no field: it comes from where that line does, or the nearest one above it. */
    private Origin ofLine(int line) {
        for (int at = Math.min(line, root.lines().size()); at > 0; at--) {
            OriginNode node = root.lines().get(at - 1);
            if (node.spot() != null) {
                return toOrigin(node, at == line);
            }
        }
        return toOrigin(root, true);
    }

    private static OriginNode below(OriginNode node, Place step) {
        if (step.fieldName() != null) {
            return node.fields().get(step.fieldName());
        }
        if (step.isEmbeddedRoot()) {
            return node.embedded();
        }
        int element = step.elementIndex();
        return element >= 0 && element < node.elements().size()
                ? node.elements().get(element)
                : null;
    }

    private static Origin toOrigin(OriginNode node, boolean whole) {
        Spot spot = node.spot();
        List<Contribution> alsoSee =
                node.alsoSee().stream().map(AlsoSee::toContribution).toList();
        if (spot.line() == 0) {
            return new Origin(spot.file(), Optional.empty(), Confidence.FILE, alsoSee);
        }
        Confidence confidence = whole ? node.confidence() : Confidence.LINE;
        return new Origin(spot.file(), Optional.of(spot.region()), confidence, alsoSee);
    }

    private Origin shifted(Region region) {
        int shift = root.shift();
        Region there = new Region(
                region.startLine() + shift, region.startColumn(), region.endLine() + shift, region.endColumn());
        return new Origin(root.spot().file(), Optional.of(there), Confidence.EXACT, List.of());
    }
}
