package io.meshlint.engine.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where a value stands: the document, the way to it from the document's root, and the region of the document's text.
 *
 * <p>The region of a scalar is the scalar; of a mapping or list under a key, the key; of a mapping or list in a list, its first key or element.
 * So a place is always something that a person can point at in one line.
 */
public final class Place {
    private final Place parent;
    private final Object key;
    private final int startLine;
    private final int startColumn;
    private final int endLine;
    private final int endColumn;

    private Place(Place parent, Object key, Region region) {
        this.parent = parent;
        this.key = key;
        this.startLine = region.startLine();
        this.startColumn = region.startColumn();
        this.endLine = region.endLine();
        this.endColumn = region.endColumn();
    }

    /** The root of a document. */
    public static Place root(Document document, Region region) {
        return new Place(null, Objects.requireNonNull(document, "document"), region);
    }

    /** The value under a key of this mapping. */
    public Place field(String name, Region region) {
        return new Place(this, Objects.requireNonNull(name, "name"), region);
    }

    /** The element of this list with the given 0-based number. */
    public Place element(int index, Region region) {
        return new Place(this, index, region);
    }

    /** The root of a YAML or JSON text that is held by this scalar; the region is one of the same document. */
    public Place embedded(Region region) {
        return new Place(this, Embedded.ROOT, region);
    }

    private enum Embedded {
        ROOT
    }

    /** The place that holds this one; null at the root of a document. */
    public Place parent() {
        return parent;
    }

    public Region region() {
        return new Region(startLine, startColumn, endLine, endColumn);
    }

    public int startLine() {
        return startLine;
    }

    public int startColumn() {
        return startColumn;
    }

    public Document document() {
        Place place = this;
        while (place.parent != null) {
            place = place.parent;
        }
        return (Document) place.key;
    }

    /** The steps from the root: a {@code String} for a field, an {@code Integer} for an element; {@link #isEmbeddedRoot} tells where a text begins. */
    public List<Place> steps() {
        List<Place> steps = new ArrayList<>();
        for (Place place = this; place.parent != null; place = place.parent) {
            steps.add(0, place);
        }
        return steps;
    }

    /** True where the value is the root of a text held by the scalar {@link #parent()}. */
    public boolean isEmbeddedRoot() {
        return key == Embedded.ROOT;
    }

    /** The last step as a field's name; null where it is none. */
    public String fieldName() {
        return key instanceof String name ? name : null;
    }

    /** The last step as an element's 0-based number; -1 where it is none. */
    public int elementIndex() {
        return key instanceof Integer index ? index : -1;
    }

    /** For example {@code spec.servers[0].hosts[1]} or {@code metadata.annotations['a/b']}; a text inside a value begins with {@code !}. */
    public String path() {
        StringBuilder text = new StringBuilder();
        for (Place step : steps()) {
            appendStep(text, step.key);
        }
        return text.toString();
    }

    /** Appends a field to a path as {@link #path()} writes it. */
    public static String pathWith(String path, String field) {
        if (path.isEmpty() && isPlain(field)) {
            return field;
        }
        StringBuilder text = new StringBuilder(path);
        appendStep(text, field);
        return text.toString();
    }

    private static void appendStep(StringBuilder text, Object key) {
        if (key instanceof Integer) {
            text.append('[').append(key).append(']');
        } else if (key == Embedded.ROOT) {
            text.append('!');
        } else if (isPlain((String) key)) {
            if (text.length() > 0 && text.charAt(text.length() - 1) != '!') {
                text.append('.');
            }
            text.append(key);
        } else {
            text.append("['").append(key).append("']");
        }
    }

    private static boolean isPlain(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '$') {
                return false;
            }
        }
        return !key.isEmpty();
    }

    @Override
    public String toString() {
        return document().file() + ":" + startLine + ":" + startColumn + " (" + path() + ")";
    }
}
