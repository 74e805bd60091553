package io.meshlint.engine.gitops;

import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Origins.Origin;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text that is written for the renderer, and knows of each of its lines where it comes from. */
final class GeneratedText {
    private final StringBuilder text = new StringBuilder();
    private final List<LineSource> sources = new ArrayList<>();

    /** Where a line comes from. */
    @FunctionalInterface
    interface LineSource {
        /**
         * @param region in the generated text
         * @return empty where nothing in the repository stands behind it
         */
        Optional<Origin> origin(Region region);

        LineSource NOWHERE = region -> Optional.empty();

        /** The place of a value that the line was written from. */
        static LineSource of(Place place) {
            return place == null
                    ? NOWHERE
                    : region -> Optional.of(place.document().origins().originOf(place));
        }

        /** A line of the literal block that a value was written in. */
        static LineSource below(Place place, int lines) {
            return place == null
                    ? NOWHERE
                    : region -> {
                        Origin header = place.document().origins().originOf(place);
                        return Optional.of(header.region()
                                .map(first -> moved(header, first.startLine() + lines))
                                .orElse(header));
                    };
        }

        private static Origin moved(Origin header, int line) {
            return new Origin(
                    header.file(), Optional.of(new Region(line, 1, line, 1)), Confidence.LINE, header.alsoSee());
        }
    }

    void line(String line, LineSource source) {
        text.append(line).append('\n');
        sources.add(source);
    }

    /** The number of lines so far. */
    int count() {
        return sources.size();
    }

    String text() {
        return text.toString();
    }

    Optional<Origin> origin(Region region) {
        return region.startLine() > sources.size()
                ? Optional.empty()
                : sources.get(region.startLine() - 1).origin(region);
    }
}
