package io.meshlint.engine.value;

import java.util.Objects;

/**
 * A YAML document that was read: a document of a file, or one that a renderer wrote.
 *
 * <p>Two documents are the same only if they are the same object.
 */
public final class Document {
    private final String file;
    private final int number;
    private final Origins origins;
    private final TextLines lines;

    /**
     * @param file    the file it was read from, relative to the repository with {@code /} between its parts; for a rendered document the unit's directory
     * @param number  0-based number among the documents of the file or unit
     * @param origins leads from a place in the document's text to the line that a person has to change
     */
    public Document(String file, int number, Origins origins) {
        this(file, number, origins, TextLines.EMPTY);
    }

    /**
     * @param lines the text that places of this document point into: the whole file's, or the rendered document's
     */
    public Document(String file, int number, Origins origins, TextLines lines) {
        this.file = Objects.requireNonNull(file, "file");
        this.number = number;
        this.origins = Objects.requireNonNull(origins, "origins");
        this.lines = Objects.requireNonNull(lines, "lines");
    }

    public String file() {
        return file;
    }

    public int number() {
        return number;
    }

    public Origins origins() {
        return origins;
    }

    /** The text that places of this document point into; empty where nobody kept it. */
    public TextLines lines() {
        return lines;
    }

    @Override
    public String toString() {
        return file + "#" + number;
    }
}
