package io.meshlint.engine.gitops;

import io.meshlint.engine.value.Place;
import java.util.Objects;

/**
 * What is wrong with a GitOps object, or cannot be known.
 *
 * @param place   what a person has to look at, in the object
 * @param message one sentence without a full stop
 * @param help    what to do
 */
public record GitOpsProblem(Kind kind, Place place, String message, String help) {
    public GitOpsProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(help, "help");
    }

    /** Sorts of problems. */
    public enum Kind {
        /** The object names a directory of this repository that is not there, or is wrong in itself. */
        MISSING,
        /** The object names a values file that is not there. */
        MISSING_VALUES,
        /** What it names lies elsewhere, or is encrypted, or is made by a program that is not run here. */
        UNKNOWABLE,
        /** It names something outside of the repository, or asks for more than is sensible. */
        REFUSED
    }
}
