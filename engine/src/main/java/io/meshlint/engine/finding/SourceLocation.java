package io.meshlint.engine.finding;

import io.meshlint.engine.value.Origins.Confidence;
import io.meshlint.engine.value.Origins.Origin;
import io.meshlint.engine.value.Place;
import io.meshlint.engine.value.Region;
import java.util.Comparator;
import java.util.Objects;

/**
 * A place in the repository.
 *
 * @param file       relative to the repository with {@code /} between its parts
 * @param region     1-based lines and columns in code points; 1:1-1:1 where only the file is known
 * @param path       the field in the resource, for example {@code spec.servers[0].hosts[0]}; empty for a whole file or document
 * @param confidence how sure the place is
 */
public record SourceLocation(String file, Region region, String path, Confidence confidence) {

    /** By file, line, column and then field. */
    public static final Comparator<SourceLocation> ORDER = Comparator.comparing(SourceLocation::file)
            .thenComparingInt(l -> l.region().startLine())
            .thenComparingInt(l -> l.region().startColumn())
            .thenComparing(SourceLocation::path);

    /** The region of a location of which only the file is known. */
    public static final Region WHOLE_FILE = new Region(1, 1, 1, 1);

    public SourceLocation {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(confidence, "confidence");
    }

    /**
     * Where a person has to change what stands at a place of a document.
     *
     * @param path the field that is meant: that of the place, or one that is missing below it
     */
    public static SourceLocation of(Place place, String path) {
        Origin origin = place.document().origins().originOf(place);
        return new SourceLocation(origin.file(), origin.region().orElse(WHOLE_FILE), path, origin.confidence());
    }

    /** A whole file. */
    public static SourceLocation wholeFile(String file) {
        return new SourceLocation(file, WHOLE_FILE, "", Confidence.FILE);
    }

    /** A line of a file, from its first column. */
    public static SourceLocation wholeLine(String file, int line) {
        return new SourceLocation(file, new Region(line, 1, line, 1), "", Confidence.LINE);
    }
}
