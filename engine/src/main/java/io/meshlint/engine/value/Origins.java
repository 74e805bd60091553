package io.meshlint.engine.value;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Leads from a place in a document to the place in the repository that a person has to change. */
@FunctionalInterface
public interface Origins {

    Origin originOf(Place place);

    /** A document that stands in the repository as it is read. */
    static Origins same(String file) {
        return place -> new Origin(file, Optional.of(place.region()), Confidence.EXACT, List.of());
    }

    /** How sure an origin is. */
    enum Confidence {
        /** The very token. */
        EXACT,
        /** The line, or the line of the nearest field around it. */
        LINE,
        /** The file alone. */
        FILE
    }

    /**
     * A place in the repository.
     *
     * @param file       relative to the repository, with {@code /}
     * @param region     empty where only the file is known
     * @param confidence how sure it is
     * @param alsoSee    further places that took part, for example the line of a values file; in order of importance
     */
    record Origin(String file, Optional<Region> region, Confidence confidence, List<Contribution> alsoSee) {
        public Origin {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(region, "region");
            Objects.requireNonNull(confidence, "confidence");
            alsoSee = List.copyOf(alsoSee);
            if (region.isEmpty() != (confidence == Confidence.FILE)) {
                throw new IllegalArgumentException("an origin with confidence " + confidence + " and region " + region);
            }
        }
    }

    /**
     * A further place that took part in a value.
     *
     * @param message what it gave, for example {@code "the value comes from here"}
     */
    record Contribution(String message, String file, Region region) {}
}
