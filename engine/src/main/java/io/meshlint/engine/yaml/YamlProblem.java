package io.meshlint.engine.yaml;

import io.meshlint.engine.value.Region;
import java.util.Objects;
import java.util.Optional;

/**
 * A mistake in a text.
 *
 * @param kind    what sort of mistake
 * @param region  where it is in the text
 * @param message what is wrong, one sentence without a full stop
 * @param help    what to write instead, one or more sentences
 * @param related another place that takes part: the first of two equal keys, the opening quote; empty where there is none
 */
public record YamlProblem(Kind kind, Region region, String message, String help, Optional<Region> related) {
    public YamlProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(related, "related");
    }

    /** Sorts of mistakes. */
    public enum Kind {
        /** The document is no YAML. */
        SYNTAX,
        /** A tab where YAML allows only spaces. */
        TAB,
        /** A key stands twice in a mapping; the document was read, and the last value counts. */
        DUPLICATE_KEY,
        /** The document is YAML, but no mapping. */
        NOT_A_MAPPING,
        /** The bytes are no text. */
        NOT_TEXT,
        /** The text is too large, too deep, or grows too large through aliases. */
        TOO_LARGE
    }
}
