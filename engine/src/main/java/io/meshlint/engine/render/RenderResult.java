package io.meshlint.engine.render;

import io.meshlint.engine.value.Origins;
import io.meshlint.engine.value.Region;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a unit.
 *
 * @param documents in the order the tool wrote them; empty where it failed
 * @param problems  what went wrong or could not be known
 */
public record RenderResult(List<RenderedDocument> documents, List<Problem> problems) {
    public RenderResult {
        documents = List.copyOf(documents);
        problems = List.copyOf(problems);
    }

    /**
     * One rendered document.
     *
     * @param text    YAML of exactly one document, without {@code ---}
     * @param origins leads from places in {@code text} to the chart's or kustomization's source
     */
    public record RenderedDocument(String text, Origins origins) {
        public RenderedDocument {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(origins, "origins");
        }
    }

    /**
     * Something that went wrong.
     *
     * @param kind    what sort of problem
     * @param file    the file to look at, relative to the repository with {@code /}
     * @param line    1-based, where the tool or the file tells it
     * @param region  where in the file it is, where that is known closer than to the line; it begins in {@code line}
     * @param message what is wrong, in plain words, one sentence without a full stop
     * @param help    what to do
     */
    public record Problem(
            Kind kind, String file, OptionalInt line, Optional<Region> region, String message, String help) {
        public Problem {
            if (region.isPresent() && line.orElse(0) != region.get().startLine()) {
                throw new IllegalArgumentException("a problem in line " + line + " and " + region.get());
            }
        }

        /** A problem of which at most the line is known. */
        public Problem(Kind kind, String file, OptionalInt line, String message, String help) {
            this(kind, file, line, Optional.empty(), message, help);
        }
    }

    /** Sorts of problems. */
    public enum Kind {
        /** The unit is wrong and would fail in the cluster's tool too. */
        BROKEN,
        /** The unit needs something that is not in the repository: a remote base, a dependency that is not vendored. */
        UNKNOWABLE,
        /** The unit was stopped: too much time, memory or output, or an attempt to leave the repository. */
        REFUSED,
        /** There is no renderer on this machine. */
        UNAVAILABLE
    }
}
