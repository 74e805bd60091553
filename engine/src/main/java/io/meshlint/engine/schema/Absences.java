package io.meshlint.engine.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a field is missing that other versions of its kind have: in which releases of a product, in all API versions or in one, the field itself
 * or one value of its closed set. What is not said to be missing may be there.
 *
 * <p>The text form is {@code kubernetes v1 -,v1beta1 22-|istio -12,"PRESERVE" -17}: for each product, separated by {@code |}, the releases without
 * the field; in front of them the API version they hold for, where not for all, or the value that is meant. It is read when it is first asked for:
 * few fields ever are.
 */
public final class Absences {
    /** Missing nowhere. */
    public static final Absences NONE = new Absences("");

    private final String text;
    private volatile List<Entry> entries;

    /**
     * @param version empty for every API version
     * @param value   empty for the field itself
     */
    private record Entry(Product product, String version, String value, Releases releases) {}

    private Absences(String text) {
        this.text = text;
    }

    static Absences of(String text) {
        return text.isEmpty() ? NONE : new Absences(text);
    }

    /** True where no version is known to lack the field or a value of it. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /**
     * The releases without the field.
     *
     * @param version the API version without its group
     */
    public Releases ofField(Product product, String version) {
        return find(product, version, "");
    }

    /**
     * The releases without a value of the closed set.
     *
     * @param version the API version without its group
     */
    public Releases ofValue(String value, Product product, String version) {
        return find(product, version, value);
    }

    private Releases find(Product product, String version, String value) {
        for (Entry entry : entries()) {
            boolean sameVersion = entry.version().isEmpty() || entry.version().equals(version);
            if (entry.product() == product && sameVersion && entry.value().equals(value)) {
                return entry.releases();
            }
        }
        return Releases.NONE;
    }

    private List<Entry> entries() {
        List<Entry> known = entries;
        if (known == null) {
            known = read(text);
            entries = known;
        }
        return known;
    }

    private static List<Entry> read(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("\\|")) {
            int space = part.indexOf(' ');
            Product product = Product.of(part.substring(0, space));
            for (String item : part.substring(space + 1).split(",")) {
                int last = item.lastIndexOf(' ');
                String about = last < 0 ? "" : item.substring(0, last);
                boolean value = about.startsWith("\"");
                entries.add(new Entry(
                        product,
                        value ? "" : about,
                        value ? about.substring(1, about.length() - 1) : "",
                        Releases.parse(item.substring(last + 1))));
            }
        }
        return List.copyOf(entries);
    }
}
